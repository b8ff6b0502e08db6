import type { Cluster } from '../api/tierwall';
import { idOf } from '../intent/documents';
import type { ClusterPods, MemberCount } from './queries';

/** The members of a group in one cluster, and how far that can be trusted. */
export interface InCluster {
  readonly id: string;
  readonly name: string;
  /** Undefined where it is not known. */
  readonly pods: readonly string[] | undefined;
  /** Whether the cluster answers; otherwise this is what was last known of it. */
  readonly answers: boolean;
  readonly since: string | undefined;
  readonly reason: string;
}

/**
 * The members in each cluster that has to have them. The manager leaves clusters without members out: none is none only
 * where the cluster answers.
 *
 * @param paths the clusters that the policies span which name the group
 */
export function inClusters(
  paths: readonly string[],
  known: readonly ClusterPods[],
  clusters: readonly Cluster[],
): InCluster[] {
  return paths.map((path) => {
    const id = idOf(path);
    const cluster = clusters.find((each) => each.id === id);
    const name = cluster?.display_name ?? id;
    const answers = cluster?.connection === 'CONNECTED';
    const pods = known.find((each) => each.cluster === name || each.cluster === id)?.pods;
    return {
      id,
      name,
      pods: pods ?? (answers ? [] : undefined),
      answers,
      since: cluster?.since,
      reason: cluster?.reason ?? '',
    };
  });
}

export interface Total {
  readonly pods: number;
  /** Clusters of which nothing is known: there may be more pods. */
  readonly unknown: number;
}

export function totalOf(counts: readonly MemberCount[]): Total {
  return {
    pods: counts.reduce((sum, { pods = 0 }) => sum + pods, 0),
    unknown: counts.filter(({ pods }) => pods === undefined).length,
  };
}
