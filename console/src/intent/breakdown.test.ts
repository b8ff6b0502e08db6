import { expect, test } from 'vitest';
import { breakdownOf } from './breakdown';
import type { Doc } from './documents';
import { countChanges, type Entry } from './draft';

function doc(resource_type: string, path: string, more: object = {}): Doc {
  return { resource_type, id: path, path, display_name: path, ...more } as Doc;
}

const rule = doc('Rule', '/p/rules/r', { sequence_number: 10, action: 'ALLOW' });
const policy = doc('SecurityPolicy', '/p', { sequence_number: 10 });
const span = doc('SecurityPolicyContainerCluster', '/p/container-cluster-span/alpha');
const told = (...entries: readonly (readonly [string, Entry])[]) => Object.fromEntries(breakdownOf(new Map(entries)));

test('tells edits from moves', () => {
  const moved = { base: policy, mine: { ...policy, sequence_number: 20 } };
  expect(told(['/p', moved], [rule.path, { base: rule, mine: { ...rule, action: 'DROP' } }])).toEqual({
    rules: 1,
    policyOrder: 1,
  });
  expect(told([rule.path, { base: rule, mine: { ...rule, sequence_number: 5 } }])).toEqual({ ruleOrder: 1 });
  expect(told([rule.path, { base: rule, mine: { ...rule, sequence_number: 5, action: 'DROP' } }])).toEqual({
    rules: 1,
  });
});

test('counts what is new and what is deleted as what it is', () => {
  const group = doc('Group', '/g');
  const service = doc('Service', '/s');
  expect(told(['/g', { base: undefined, mine: group }], ['/s', { base: service, mine: undefined }])).toEqual({
    groups: 1,
    services: 1,
  });
});

test('counts a policy once, whichever of its clusters and whatever of itself is changed', () => {
  const moved: Entry = { base: policy, mine: { ...policy, sequence_number: 20 } };
  const added: Entry = { base: undefined, mine: span };
  for (const entries of [
    new Map([['/p', moved] as const, [span.path, added] as const]),
    new Map([[span.path, added] as const, ['/p', moved] as const]),
  ]) {
    expect([...breakdownOf(entries)]).toEqual([['policies', 1]]);
    expect(countChanges(entries)).toBe(1);
  }
});
