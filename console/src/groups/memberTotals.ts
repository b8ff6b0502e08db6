import type { Page } from '../api/tierwall';
import type { MemberCount } from './queries';

export interface GroupCounts {
  readonly group: string;
  readonly clusters: readonly MemberCount[];
}

/** How many pods groups select, as far as clusters have said it. */
export interface Reach {
  /** A pod that several of the groups select counts with each of them. */
  readonly pods: number;
  /** How many clusters have any of those. */
  readonly clusters: number;
  /** How many clusters have never said it. */
  readonly unknown: number;
  /** How many of the groups nobody counts: no policy that spans a cluster names them yet. */
  readonly uncounted: number;
}

export type CountsOf = ReadonlyMap<string, readonly MemberCount[]>;

export function countsOf(results: Page<GroupCounts>['results']): CountsOf {
  return new Map(results.map(({ group, clusters }) => [group, clusters]));
}

export function reachOf(groups: readonly string[], counts: CountsOf): Reach {
  const found = groups.map((group) => counts.get(group) ?? []);
  const all = found.flat();
  const idsOf = (list: readonly MemberCount[]) => new Set(list.map(({ cluster }) => cluster)).size;
  return {
    pods: all.reduce((sum, { pods = 0 }) => sum + pods, 0),
    clusters: idsOf(all.filter(({ pods = 0 }) => pods > 0)),
    unknown: idsOf(all.filter(({ pods }) => pods === undefined)),
    uncounted: found.filter((clusters) => clusters.length === 0).length,
  };
}
