import { describe, expect, test } from 'vitest';
import type { Drift } from '../api/tierwall';
import { healedAfter, isOpen, matching } from './records';

function record(id: number, more: Partial<Drift> = {}): Drift {
  return {
    id,
    cluster: 'alpha',
    kind: 'CHANGED',
    object: { kind: 'ClusterNetworkPolicy', name: 'web' },
    path: '/infra/domains/default/security-policies/web',
    fields: [{ field: 'spec.ingress[0].action', wanted: 'Drop', found: 'Allow' }],
    field_manager: 'kubectl-edit',
    seen_at: '2026-01-02T10:00:00Z',
    last_seen_at: `2026-01-02T10:0${id}:00Z`,
    healed_at: `2026-01-02T10:0${id}:01Z`,
    count: 1,
    alarm: 'NONE',
    ...more,
  };
}

const ALL = { text: '', cluster: '', kind: '', open: false };

describe('drift', () => {
  const { healed_at: _, ...unhealed } = record(3, { cluster: 'beta', kind: 'FOREIGN' });
  const records = [record(1), record(2, { alarm: 'OPEN', field_manager: 'argocd' }), unhealed];

  test('has what was seen last first', () => {
    expect(matching(records, ALL).map(({ id }) => id)).toEqual([3, 2, 1]);
  });

  test('is open while it is not healed or the alarm is', () => {
    expect(records.map(isOpen)).toEqual([false, true, true]);
    expect(matching(records, { ...ALL, open: true })).toHaveLength(2);
  });

  test('is found by cluster, kind, field and who', () => {
    expect(matching(records, { ...ALL, cluster: 'beta' })).toHaveLength(1);
    expect(matching(records, { ...ALL, kind: 'CHANGED' })).toHaveLength(2);
    expect(matching(records, { ...ALL, text: 'INGRESS[0]' })).toHaveLength(3);
    expect(matching(records, { ...ALL, text: 'argo' }).map(({ id }) => id)).toEqual([2]);
  });

  test('says how long it took to heal; a clock that differs makes no negative time', () => {
    expect(healedAfter(record(1))).toBe(1000);
    expect(healedAfter(record(1, { healed_at: '2026-01-02T09:00:00Z' }))).toBe(0);
    expect(healedAfter(unhealed)).toBeUndefined();
  });
});
