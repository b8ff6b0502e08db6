import { describe, expect, it } from 'vitest';
import type { RuleStatistics } from '../api/tierwall';
import { roundUp, short } from './numbers';
import { charted, knownUntil, latest, seriesOf, total } from './series';

const point = (minute: number, sessions: number) => ({
  start: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
  sessions,
  packets: sessions * 10,
  bytes: sessions * 1000,
});
const rule = (sessions: Record<string, number>) =>
  ({
    clusters: Object.entries(sessions).map(([cluster, count]) => ({ cluster, sessions: count })),
  }) as unknown as RuleStatistics;

describe('charts of a rule', () => {
  it('are of each cluster up to four, the largest first', () => {
    expect(charted(rule({ a: 1, b: 5, c: 3, d: 0 }))).toEqual(['b', 'c', 'a', 'd']);
  });

  it('are of the three largest and of the others together when there are more', () => {
    expect(charted(rule({ a: 1, b: 5, c: 3, d: 0, e: 2 }))).toEqual(['b', 'c', 'e']);
    const sum = [point(0, 10), point(15, 4)];
    const series = seriesOf(sum, new Map([['b', [point(0, 6), point(15, 4)]]]), 2, { sum: 'All', others: 'Others' });
    expect(series.map(({ name }) => name)).toEqual(['All', 'b', 'Others']);
    expect(series[2]?.points.map(({ sessions }) => sessions)).toEqual([4, 0]);
  });

  it('are about the latest hours only', () => {
    const day = Array.from({ length: 97 }, (_, quarter) => point(quarter * 15, 1));
    expect(total(latest(day, 6, 900), 'sessions')).toBe(24);
    expect(latest(day, 24, 900)).toHaveLength(96);
  });

  it('are not drawn where nothing was read', () => {
    const points = [point(0, 1), point(15, 1), point(30, 0)];
    expect(knownUntil(points, points[1]?.start)).toBe(2);
    expect(knownUntil(points, '')).toBe(0);
  });
});

describe('figures', () => {
  it('are short', () => {
    expect(short(0, 'sessions')).toBe('0');
    expect(short(999, 'sessions')).toBe('999');
    expect(short(1_104, 'sessions')).toBe('1.10 K');
    expect(short(61_300, 'packets')).toBe('61.3 K');
    expect(short(999_900, 'packets')).toBe('1.00 M');
    expect(short(4_200_000_000, 'bytes')).toBe('4.20 GB');
  });

  it('are round at an axis, and never smaller than what is drawn', () => {
    expect([0, 1, 7, 11, 96_000, 1_380].map(roundUp)).toEqual([1, 1, 8, 15, 100_000, 1_500]);
  });
});
