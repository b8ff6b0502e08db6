import { expect, test } from 'vitest';
import type { RuleFinding } from '../api/tierwall';
import { byRule, highCount } from './findings';

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

test('a finding of high severity about several rules counts once, and others do not count', () => {
  const high = { ...shadowed, severity: 'HIGH', sentence: 'Bad.', rules: [{ rule: '/r1' }, { rule: '/r2' }] };
  const found = byRule([['alpha', [shadowed, high as unknown as RuleFinding]]]);
  expect(highCount(found, [{ path: '/r1' }, { path: '/r2' }])).toBe(1);
  expect(highCount(found, [{ path: '/r0' }])).toBe(0);
});
