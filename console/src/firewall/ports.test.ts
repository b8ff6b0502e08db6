import { describe, expect, test } from 'vitest';
import { enforceable, parsePorts } from './ports';

describe('ports as people type them', () => {
  test.each([
    ['tcp 80', 'TCP', ['80']],
    ['UDP 53, 5353', 'UDP', ['53', '5353']],
    ['TCP:8000-8080', 'TCP', ['8000-8080']],
    ['  Tcp 1 - 2 ,3 ', 'TCP', ['1-2', '3']],
  ])('%s', (text, protocol, ports) => {
    expect(parsePorts(text)).toMatchObject({ l4_protocol: protocol, destination_ports: ports });
  });

  test.each(['80', 'sctp 80', 'tcp', 'tcp 65536', 'tcp 90-80', 'tcp 80,', 'HTTPS'])('%s is none', (text) => {
    expect(parsePorts(text)).toBeUndefined();
  });
});

describe('services that clusters can filter', () => {
  const service = (...service_entries: object[]) =>
    ({ resource_type: 'Service', id: 's', path: '/infra/services/s', display_name: 's', service_entries }) as never;

  test('are TCP and UDP by destination ports', () => {
    expect(enforceable(service({ resource_type: 'L4PortSetServiceEntry', l4_protocol: 'TCP', source_ports: [] }))).toBe(
      true,
    );
  });

  test('are not those with source ports, of other protocols, or empty', () => {
    expect(enforceable(service({ resource_type: 'L4PortSetServiceEntry', source_ports: ['1'] }))).toBe(false);
    expect(enforceable(service({ resource_type: 'ICMPTypeServiceEntry' }))).toBe(false);
    expect(enforceable(service())).toBe(false);
  });
});
