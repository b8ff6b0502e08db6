import { describe, expect, test } from 'vitest';
import { type ServiceDoc, servicePath } from '../intent/documents';
import { catalogueOf } from '../intent/snapshot';
import { describeService, isPort, matchesService, weightOf } from './entries';
import { addService, EMPTY_FORM, formOf, problemsOf, serviceOf } from './form';

const web: ServiceDoc = {
  resource_type: 'Service',
  id: 'web',
  path: servicePath('web'),
  display_name: 'Web',
  service_entries: [
    { resource_type: 'L4PortSetServiceEntry', id: 'a', l4_protocol: 'TCP', destination_ports: ['80', '8000-8080'] },
    { resource_type: 'ICMPTypeServiceEntry', id: 'b', protocol: 'ICMPv4', icmp_type: 8 },
  ],
};

describe('a service', () => {
  test('is described by protocols and ports', () => {
    expect(describeService(web)).toBe('TCP 80, 8000-8080; ICMP ICMPv4 8');
  });

  test('is found by name and by a port within a range', () => {
    expect(matchesService(web, 'tcp 8010')).toBe(true);
    expect(matchesService(web, '9000')).toBe(false);
    expect(matchesService(web, 'we icmp')).toBe(true);
  });

  test('stays word for word where the form changes nothing', () => {
    expect(serviceOf(web, formOf(web))).toEqual(web);
  });

  test('keeps the ids of its entries, and what the form cannot say', () => {
    const form = formOf(web);
    const entries = [{ ...form.entries[0], protocol: 'UDP' as const, ports: 'any' }, ...form.entries.slice(1)];
    const after = serviceOf(web, { ...form, entries });
    expect(after.service_entries?.[0]).toMatchObject({ id: 'a', l4_protocol: 'UDP', destination_ports: [] });
    expect(after.service_entries?.[1]).toBe(web.service_entries?.[1]);
  });

  test('is added with TCP and UDP entries that have ids of their own', () => {
    const entries = [
      { protocol: 'TCP' as const, ports: '53' },
      { protocol: 'UDP' as const, ports: '53' },
      { protocol: 'UDP' as const, ports: ' 53 ' },
    ];
    const done = addService(catalogueOf(new Map([[web.path, web]])), { ...EMPTY_FORM, name: 'Web', entries });
    expect(done.focus).toBe(servicePath('web-2'));
    const added = done.edits.get(done.focus) as ServiceDoc;
    expect(added.service_entries?.map(({ id }) => id)).toEqual(['tcp-53', 'udp-53', 'udp-53-2']);
  });
});

describe('what is wrong with a service', () => {
  const ports = (text: string) =>
    problemsOf({ name: 'x', description: '', entries: [{ protocol: 'TCP', ports: text }] }, []).get('entry-0');

  test('is said at the entry', () => {
    expect(ports('')).toBeDefined();
    expect(ports('80, 70000')).toContain('70000');
    expect(ports('90-80')).toContain('90-80');
    expect(ports(Array.from({ length: 8 }, (_, n) => `${n}-${n + 1}`).join(','))).toContain('16');
    expect(ports('any')).toBeUndefined();
    expect(ports('80, 8000 - 8080')).toBeUndefined();
  });

  test('is a name that is taken, and no entry at all', () => {
    expect([...problemsOf({ name: 'Web', description: '', entries: [] }, [web]).keys()]).toEqual(['name', 'entries']);
  });

  test('counts a range as two values', () => {
    expect(weightOf(['80', '8000-8080', '9-9'])).toBe(4);
    expect(isPort('65535')).toBe(true);
    expect(isPort('65536')).toBe(false);
  });
});
