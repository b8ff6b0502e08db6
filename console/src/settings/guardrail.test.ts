import { describe, expect, it } from 'vitest';
import type { Guardrail } from '../api/settings';
import { bodyOf, explained, flawsOf, formOf, NEW, worstOf } from './guardrail';

const written: Guardrail = {
  id: 'payments',
  display_name: 'Payments',
  sentence: '',
  demand: 'ONLY_REACHES',
  from: { group: '/infra/domains/default/groups/api' },
  to: { namespace: 'payments' },
  protocol: 'TCP',
  ports: ['443', '8000-8080'],
  severity: 'WARN',
  _revision: 3,
  standings: [],
};

describe('a guardrail in a form', () => {
  it('is sent back as it was read', () => {
    const { id, sentence, standings, ...body } = written;
    expect(bodyOf(formOf(written))).toEqual(body);
  });

  it('says nothing of ports without a protocol, and of clusters when it is about all', () => {
    const body = bodyOf({ ...formOf(written), protocol: '' });
    expect(body).not.toHaveProperty('ports');
    expect(body).not.toHaveProperty('clusters');
  });

  it('needs a name and two ends', () => {
    expect([...flawsOf(NEW)]).toEqual(['name', 'from', 'to']);
    expect(flawsOf(formOf(written)).size).toBe(0);
  });

  it('takes ports and ranges of them, and no other words', () => {
    const ports = (text: string) => flawsOf({ ...formOf(written), ports: text }).has('ports');
    expect(ports('443 8000-8080, 53')).toBe(false);
    expect(ports('')).toBe(false);
    expect(ports('https')).toBe(true);
    expect(ports('90-80')).toBe(true);
    expect(ports('70000')).toBe(true);
  });
});

describe('how a guardrail stands', () => {
  it('is as the worst of its clusters; without any, it is not known', () => {
    const standing = (state: 'HOLDS' | 'BROKEN' | 'UNKNOWN') => ({ cluster: '', state });
    expect(worstOf([standing('HOLDS'), standing('BROKEN'), standing('UNKNOWN')])).toBe('BROKEN');
    expect(worstOf([standing('HOLDS'), standing('UNKNOWN')])).toBe('UNKNOWN');
    expect(worstOf([standing('HOLDS')])).toBe('HOLDS');
    expect(worstOf([])).toBe('UNKNOWN');
  });

  it('is explained by the flow that breaks it', () => {
    const witness = { from: 'a/db', to: 'a/web', traffic: 'TCP 80', decided_by: '' };
    expect(explained('alpha', witness)).toBe('/explain?cluster=alpha&from=a%2Fdb&to=a%2Fweb&protocol=TCP&port=80');
    expect(explained('alpha', { ...witness, traffic: 'all traffic' })).toBeUndefined();
  });
});
