import { expect, test } from 'vitest';
import type { RuleFinding } from '../api/tierwall';
import { byRule } from './findings';

const shadowed = {
  kind: 'SHADOWED',
  severity: 'MEDIUM',
  sentence: 'Rule 1 takes no effect.',
  rules: [{ rule: '/r1' }],
  because: [{ rule: '/r0' }],
} as unknown as RuleFinding;

test('what several clusters show of a rule is told once, with the clusters', () => {
  const found = byRule([
    ['alpha', [shadowed]],
    ['beta', [shadowed]],
  ]);
  expect(found.get('/r1')).toEqual([{ finding: shadowed, clusters: ['alpha', 'beta'] }]);
  expect(found.has('/r0')).toBe(false);
});

test('what is nobody of ours is not told at a rule', () => {
  expect(
    byRule([['alpha', [{ ...shadowed, rules: [{ policy_name: 'theirs' }] } as unknown as RuleFinding]]]).size,
  ).toBe(0);
});
