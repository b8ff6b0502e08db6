import { expect, test } from 'vitest';
import type { PolicyTree } from '../intent/snapshot';
import { HEIGHTS, type Line } from './lines';
import { between, contains, isApart, lineAt, placesOf, topFor } from './sight';

const tree = {} as PolicyTree;
const line = (kind: Line['kind'], path: string) => ({ kind, path, tree, place: 1 }) as Line;
const lines = [line('policy', 'p'), line('rule', 'p/a'), line('rule', 'p/b'), line('policy', 'q'), line('rule', 'q/a')];
const places = placesOf(lines, '');
const { policy, rule, editor } = HEIGHTS;

test('a line begins where the one before it ends, and the one that is edited is higher', () => {
  expect([...places.starts]).toEqual([
    0,
    policy,
    policy + rule,
    policy + 2 * rule,
    2 * policy + 2 * rule,
    2 * policy + 3 * rule,
  ]);
  expect(placesOf(lines, 'p/a').starts[2]).toBe(policy + editor);
});

test('policies and rules are counted by themselves', () => {
  expect([...places.ordinals]).toEqual([0, 0, 1, 1, 2]);
});

test('lines in sight are all that have a pixel there', () => {
  expect(between(places, policy, policy + 1)).toEqual({ from: 1, to: 2 });
  expect(between(places, policy - 1, policy)).toEqual({ from: 0, to: 2 });
  expect(between(places, -500, 10_000)).toEqual({ from: 0, to: 5 });
});

test('beyond the last line, and where there is none, nothing is in sight', () => {
  expect(between(places, 10_000, 11_000)).toEqual({ from: 5, to: 5 });
  expect(between(placesOf([], ''), 0, 500)).toEqual({ from: 0, to: 0 });
});

test('a height belongs to one line', () => {
  expect([0, policy - 1, policy].map((height) => lineAt(places, height))).toEqual([0, 0, 1]);
  expect(lineAt(places, -1)).toBe(-1);
});

test('ranges contain each other, or have nothing in common', () => {
  expect(contains({ from: 0, to: 4 }, { from: 1, to: 4 })).toBe(true);
  expect(contains({ from: 0, to: 4 }, { from: 1, to: 5 })).toBe(false);
  expect(isApart({ from: 0, to: 4 }, { from: 4, to: 5 })).toBe(true);
  expect(isApart({ from: 0, to: 4 }, { from: 3, to: 5 })).toBe(false);
});

test('a table is moved no further than shows a line as a whole', () => {
  const height = 2 * rule;
  expect(topFor(places, 2, policy, height, rule)).toBe(policy);
  expect(topFor(places, 0, policy, height, rule)).toBe(0);
  expect(topFor(places, 3, 0, height, rule)).toBe(2 * policy + 2 * rule - height);
  expect(topFor(places, 2, policy + 2 * rule, height, rule)).toBe(policy);
});
