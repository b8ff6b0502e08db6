import { describe, expect, test } from 'vitest';
import { newCondition } from './criteria';
import { preview, suggest } from './suggestions';
import type { Known } from './useInventories';

const known: Known[] = [
  {
    cluster: 'alpha',
    namespaces: [{ kind: 'Namespace', name: 'shop', labels: { env: 'prod' } }],
    pods: [
      { kind: 'Pod', namespace: 'shop', name: 'web', labels: { app: 'web' }, phase: 'Running', addresses: [] },
      { kind: 'Pod', namespace: 'shop', name: 'db', labels: { app: 'db' }, phase: 'Running', addresses: [] },
    ],
    services: [],
    cut: false,
    stale: false,
  },
  { cluster: 'beta', namespaces: undefined, pods: undefined, services: undefined, cut: false, stale: true },
];

describe('what is in the clusters', () => {
  test('can be chosen from: names, keys, and the values of the key', () => {
    expect(suggest(known, newCondition('Namespace'), 'name')).toEqual(['shop']);
    expect(suggest(known, newCondition('Namespace', 'Tag'), 'scope')).toEqual(['env']);
    expect(suggest(known, { ...newCondition('Pod'), scope: 'app' }, 'tag')).toEqual(['db', 'web']);
  });

  test('is counted where it is known', () => {
    const criteria = [{ joint: 'OR' as const, conditions: [{ ...newCondition('Pod'), scope: 'app', tag: 'web' }] }];
    expect(preview(known, criteria).map(({ pods }) => pods)).toEqual([1, undefined]);
  });
});
