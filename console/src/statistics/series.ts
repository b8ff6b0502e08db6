import type { Point } from '../api/statistics';
import type { Counts, RuleStatistics } from '../api/tierwall';
import type { Measure } from './numbers';

/** What one chart is about: all clusters, one, or those that have no chart of their own. */
export interface Series {
  readonly kind: 'sum' | 'cluster' | 'others';
  readonly name: string;
  readonly points: readonly Point[];
}

/** So many clusters have a chart of their own. */
export const CHARTED = 3;

/** The clusters with a chart of their own, the one with the most sessions first; a fourth is not yet "others". */
export function charted(statistics: RuleStatistics | undefined): string[] {
  const cells = [...(statistics?.clusters ?? [])].sort(
    (a, b) => b.sessions - a.sessions || (a.cluster < b.cluster ? -1 : 1),
  );
  return cells.slice(0, cells.length > CHARTED + 1 ? CHARTED : CHARTED + 1).map(({ cluster }) => cluster);
}

/** The sum, the charted clusters, and what is left of the sum where there are more. */
export function seriesOf(
  sum: readonly Point[],
  clusters: ReadonlyMap<string, readonly Point[]>,
  others: number,
  names: { readonly sum: string; readonly others: string },
): Series[] {
  const own = [...clusters].map(([name, points]): Series => ({ kind: 'cluster', name, points }));
  const rest: Series[] = others > 0 ? [{ kind: 'others', name: names.others, points: without(sum, own) }] : [];
  return [{ kind: 'sum', name: names.sum, points: sum }, ...own, ...rest];
}

function without(sum: readonly Point[], own: readonly Series[]): Point[] {
  const left = new Map(sum.map((point) => [point.start, { ...point }]));
  for (const { points } of own) {
    for (const { start, sessions, packets, bytes } of points) {
      const rest = left.get(start);
      if (rest) {
        rest.sessions = Math.max(0, rest.sessions - sessions);
        rest.packets = Math.max(0, rest.packets - packets);
        rest.bytes = Math.max(0, rest.bytes - bytes);
      }
    }
  }
  return [...left.values()];
}

/** The latest of the points, as many as make up so many hours. */
export function latest(points: readonly Point[], hours: number, interval: number): readonly Point[] {
  return points.slice(-Math.round((hours * 3600) / Math.max(interval, 1)));
}

export function total(points: readonly Point[], measure: Measure): number {
  return points.reduce((sum, point) => sum + point[measure], 0);
}

export function highest(points: readonly Point[], measure: Measure): number {
  return points.reduce((most, point) => Math.max(most, point[measure]), 0);
}

/**
 * From which point on nothing is known: the counters were read before it for the last time.
 *
 * @returns how many points are known
 */
export function knownUntil(points: readonly Point[], asOf: string | undefined): number {
  if (asOf === undefined || asOf === '') {
    return 0;
  }
  const read = new Date(asOf).getTime();
  return points.filter(({ start }) => new Date(start).getTime() <= read).length;
}

/** The part of all sessions that a cluster has counted, from 0 to 1. */
export function share(cell: Counts, all: Counts): number {
  return all.sessions === 0 ? 0 : cell.sessions / all.sessions;
}
