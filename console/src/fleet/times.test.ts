import { expect, test } from 'vitest';
import { byHour, median, roundUp, scaleOf, tookUntil } from './times';

const NOW = Date.parse('2026-01-02T12:00:00Z');

test('a publish that is not realized yet takes until now', () => {
  const accepted_at = '2026-01-02T11:59:19Z';
  expect(tookUntil({ revision: 1, accepted_at }, NOW)).toBe(41_000);
  expect(tookUntil({ revision: 1, accepted_at, duration_ms: 340 }, NOW)).toBe(340);
});

test('the median is a value that was there, and nothing has none', () => {
  expect(median([5, 1, 9, 3])).toBe(3);
  expect(median([])).toBeUndefined();
});

test('a scale ends at a round number, and an outlier is off it', () => {
  expect(roundUp(340)).toBe(500);
  expect(roundUp(1000)).toBe(1000);
  const values = [...Array.from({ length: 39 }, () => 900), 41_000];
  expect(scaleOf(values)).toBe(1000);
  expect(scaleOf([])).toBe(1000);
});

test('times are counted by the hour; what is older than a day is not', () => {
  const hours = byHour(
    ['2026-01-02T11:30:00Z', '2026-01-02T11:01:00Z', '2026-01-01T12:30:00Z', '2025-12-31T00:00:00Z'],
    NOW,
  );
  expect(hours).toHaveLength(24);
  expect(hours[23]).toBe(2);
  expect(hours[0]).toBe(1);
  expect(hours.reduce((sum, count) => sum + count)).toBe(3);
});
