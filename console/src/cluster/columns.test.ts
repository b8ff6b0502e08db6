import { expect, test } from 'vitest';
import { fromKey, hasYaml, keyOf } from './columns';

test('the address bar says which object is open, with and without a namespace', () => {
  const policy = { kind: 'NetworkPolicy', namespace: 'shop', name: 'deny-all' };
  expect(fromKey(keyOf(policy))).toEqual(policy);
  expect(fromKey(keyOf({ kind: 'ClusterNetworkPolicy', name: 'web' }))).toEqual({
    kind: 'ClusterNetworkPolicy',
    namespace: '',
    name: 'web',
  });
});

test('an address that names no object opens none', () => {
  expect(fromKey('')).toBeUndefined();
  expect(fromKey('NetworkPolicy/shop')).toBeUndefined();
  expect(fromKey('a/b/c/d')).toBeUndefined();
});

test('policies, tiers and groups are kept whole, pods are not', () => {
  expect(hasYaml('policies')).toBe(true);
  expect(hasYaml('pods')).toBe(false);
});
