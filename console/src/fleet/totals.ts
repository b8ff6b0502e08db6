import type { Drift } from '../api/tierwall';
import type { FleetRow, Tally } from './rows';
import { median } from './times';

export interface Totals {
  /** Undefined while the matrix is not known. */
  readonly tally: Tally | undefined;
  readonly publishes: {
    /** Of each cluster's latest publish, in milliseconds. */
    readonly slowest: number | undefined;
    readonly median: number | undefined;
    readonly count: number;
    readonly running: number;
  };
  readonly drift:
    | { readonly count: number; readonly open: number; readonly latest: Drift | undefined; readonly times: string[] }
    | undefined;
}

/** The same for all clusters. What one of them does not know yet, the whole does not know. */
export function totalsOf(rows: readonly FleetRow[]): Totals {
  const tallies = rows.flatMap((row) => row.tally ?? []);
  const sum = (of: keyof Tally) => tallies.reduce((total, tally) => total + tally[of], 0);
  const latest = rows.flatMap((row) => row.publishes[0] ?? []);
  const took = rows.flatMap((row) => row.publishes.flatMap((publish) => publish.duration_ms ?? []));
  const slowest = Math.max(...latest.flatMap((publish) => publish.duration_ms ?? []));
  const records = rows.flatMap((row) => row.drift ?? []);
  return {
    tally:
      tallies.length < rows.length
        ? undefined
        : {
            desired: sum('desired'),
            realized: sum('realized'),
            failed: sum('failed'),
            stuck: sum('stuck'),
            progress: sum('progress'),
            unknown: sum('unknown'),
          },
    publishes: {
      slowest: Number.isFinite(slowest) ? slowest : undefined,
      median: median(took),
      count: took.length,
      running: latest.filter((publish) => publish.duration_ms === undefined).length,
    },
    drift: rows.some((row) => row.drift === undefined)
      ? undefined
      : {
          count: records.length,
          open: records.filter((record) => record.healed_at === undefined).length,
          latest: [...records].sort((a, b) => Date.parse(b.last_seen_at) - Date.parse(a.last_seen_at))[0],
          times: records.map((record) => record.last_seen_at),
        },
  };
}
