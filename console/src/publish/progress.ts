import type { Realization } from '../api/tierwall';

/** How far one cluster is with a revision: 1 accepted, 2 written, 3 realized on its nodes. */
export interface Progress {
  readonly cluster: string;
  readonly stage: 1 | 2 | 3;
  readonly answers: boolean;
  readonly done: number;
  readonly all: number;
  readonly nodes: { readonly current: number; readonly desired: number };
  /** In seconds; undefined before it is realized. */
  readonly took: number | undefined;
  readonly failed: readonly { readonly policy: string; readonly error: string; readonly remedy: string }[];
}

/**
 * What each cluster has made of a revision, by what it says itself: never of an earlier one.
 *
 * @param policies paths of what was published; what they say is what counts, in the clusters that they span
 */
export function progressOf(matrix: Realization, revision: number, policies: ReadonlySet<string>): Progress[] {
  return matrix.clusters.map((cluster) => {
    const cells = matrix.policies
      .filter((row) => policies.size === 0 || policies.has(row.policy))
      .flatMap((row) =>
        row.clusters.filter((cell) => cell.cluster === cluster.id).map((cell) => ({ policy: row.policy, cell })),
      );
    const done = cells.filter(({ cell }) => cell.status === 'SUCCESS').length;
    const written = cells.every(({ cell }) => cell.state !== 'PENDING' && cell.state !== 'UNKNOWN');
    const publish = cluster.publishes.find((each) => each.revision >= revision && each.realized_at !== undefined);
    const current = matrix.revision >= revision;
    const realized = current && done === cells.length && (publish !== undefined || cells.length === 0);
    const own = cluster.publishes.find((each) => each.revision === revision);
    return {
      cluster: cluster.id,
      stage: realized ? 3 : current && written ? 2 : 1,
      answers: cluster.connection === 'CONNECTED',
      done,
      all: cells.length,
      nodes: cells.reduce(
        (sum, { cell }) => ({
          current: sum.current + (cell.nodes?.current ?? 0),
          desired: sum.desired + (cell.nodes?.desired ?? 0),
        }),
        { current: 0, desired: 0 },
      ),
      took: own?.duration_ms === undefined ? undefined : own.duration_ms / 1000,
      failed: cells
        .filter(({ cell }) => cell.state === 'FAILED')
        .map(({ policy, cell }) => ({ policy, error: cell.error ?? cell.message, remedy: cell.remedy ?? '' })),
    };
  });
}
