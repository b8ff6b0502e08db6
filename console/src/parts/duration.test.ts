import { expect, test } from 'vitest';
import { durationOf, lastingOf } from './duration';

test('a duration has as many figures as mean something', () => {
  expect(durationOf(340)).toBe('340 ms');
  expect(durationOf(3_440)).toBe('3.4 s');
  expect(durationOf(9_970)).toBe('10 s');
  expect(durationOf(41_400)).toBe('41 s');
  expect(durationOf(59_900)).toBe('59 s');
  expect(durationOf(150_000)).toBe('2 min');
});

test('what lasts is said in whole units, and never as less than nothing', () => {
  expect(lastingOf(-5)).toBe('0 s');
  expect(lastingOf(11_900)).toBe('11 s');
  expect(lastingOf(31 * 60_000)).toBe('31 min');
  expect(lastingOf(26 * 3_600_000)).toBe('26 h');
  expect(lastingOf(49 * 3_600_000)).toBe('2 d');
});
