import type { Realization, Status } from '../api/tierwall';

interface Nodes {
  readonly current: number;
  readonly desired: number;
}

/** How far one cluster is with a revision: 1 accepted, 2 written, 3 realized on its nodes. */
export interface Progress {
  readonly cluster: string;
  /** Whether it has anything to do with the revision. */
  readonly concerned: boolean;
  readonly status: Status;
  readonly stage: 1 | 2 | 3;
  readonly answers: boolean;
  readonly done: number;
  readonly written: number;
  readonly all: number;
  /** Those of the policy that is the furthest behind: the same node counts for several. */
  readonly nodes: Nodes;
  /** In seconds; undefined before it is realized. */
  readonly took: number | undefined;
  /** What has waited for its nodes for too long; there may be failures besides. */
  readonly stuck: readonly { readonly policy: string; readonly message: string }[];
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
    const current = matrix.revision >= revision;
    const own = cluster.publishes.find((each) => each.revision === revision);
    // The manager remembers the latest publishes only: of others the policies alone say how far they are.
    const told = own === undefined || cluster.publishes.some((each) => each.revision >= revision && each.realized_at);
    const realized = current && done === cells.length && told;
    const answers = cluster.connection === 'CONNECTED';
    const failed = cells
      .filter(({ cell }) => cell.state === 'FAILED')
      .map(({ policy, cell }) => ({ policy, error: cell.error ?? cell.message, remedy: cell.remedy ?? '' }));
    const stuck = cells
      .filter(({ cell }) => cell.state === 'STUCK')
      .map(({ policy, cell }) => ({ policy, message: cell.message }));
    return {
      cluster: cluster.id,
      concerned: own !== undefined || cells.length > 0,
      status: failed.length > 0 ? 'ERROR' : realized ? 'SUCCESS' : answers ? 'IN_PROGRESS' : 'UNKNOWN',
      stage: realized ? 3 : current && written ? 2 : 1,
      answers,
      done,
      written: cells.filter(({ cell }) => cell.state !== 'PENDING' && cell.state !== 'UNKNOWN').length,
      all: cells.length,
      nodes: slowest(cells.flatMap(({ cell }) => (cell.nodes ? [cell.nodes] : []))),
      took: own?.duration_ms === undefined ? undefined : own.duration_ms / 1000,
      stuck,
      failed,
    };
  });
}

function slowest(nodes: readonly Nodes[]): Nodes {
  const behind = (one: Nodes) => (one.desired === 0 ? 1 : one.current / one.desired);
  return nodes.reduce(
    (worst, each) =>
      behind(each) < behind(worst) || (behind(each) === behind(worst) && each.desired > worst.desired) ? each : worst,
    { current: 0, desired: 0 },
  );
}

/** The revision that clusters are being brought to right now; undefined when there is none, or only silent ones lack it. */
export function underWay({ revision, clusters }: Realization): number | undefined {
  const waits = clusters.some(
    ({ connection, publishes }) =>
      connection === 'CONNECTED' &&
      publishes.some((each) => each.revision === revision && each.realized_at === undefined),
  );
  return waits ? revision : undefined;
}

/** How full the bar of a stage is, from 0 to 1. */
export function filling({ stage, status, done, written, all, nodes }: Progress, which: 1 | 2 | 3): number {
  if (which <= stage) {
    return 1;
  }
  if (which === 2) {
    return all === 0 ? 0 : written / all;
  }
  if (stage < 2 || status === 'UNKNOWN') {
    return 0;
  }
  return nodes.desired > 0 ? Math.min(nodes.current / nodes.desired, 0.97) : all === 0 ? 0 : (0.97 * done) / all;
}
