import type { Opening, Plan } from '../api/tierwall';
import { type FindingInClusters, grouped } from '../live/findings';

/** What a publish would do to findings, each told once. */
export interface FindingsTold {
  readonly told: readonly FindingInClusters[];
  /** So many more are there, by cluster: the manager lists only some of each. */
  readonly beyond: number;
}

/** An opening, and the clusters in which it may come. */
export interface OpeningInClusters {
  readonly opening: Opening;
  readonly clusters: readonly string[];
}

/** Whether anything may open while the clusters are written. */
export interface OnTheWay {
  readonly openings: readonly OpeningInClusters[];
  readonly beyond: number;
  /** Clusters of which it is not known. */
  readonly unknown: readonly string[];
  /** Whether it is known of every cluster that nothing opens there. */
  readonly safe: boolean;
  /** Where it was looked at. */
  readonly checked: readonly string[];
  /** So many objects are written there; undefined where that is not known. */
  readonly objects: number | undefined;
}

/** A cluster that a publish writes to. */
export interface Touched {
  readonly cluster: string;
  /** So many of its objects are created, changed or deleted; undefined where that is not known. */
  readonly objects: number | undefined;
}

/** Something that is not known of a cluster, and so not of the effect there. */
export interface Uncertainty {
  readonly cluster: string;
  readonly kinds: readonly string[];
}

const WEIGHTS = { HIGH: 0, MEDIUM: 1, LOW: 2 };

/** Those that matter most first. */
export function findingsOf(plan: Plan, which: 'brought' | 'ended'): FindingsTold {
  const told = grouped(plan.clusters.map((cluster) => [cluster.cluster, cluster.findings[which]] as const)).sort(
    (one, other) => WEIGHTS[one.finding.severity] - WEIGHTS[other.finding.severity],
  );
  const beyond = plan.clusters.reduce(
    (sum, { findings }) => sum + findings[`${which}_count`] - findings[which].length,
    0,
  );
  return { told, beyond };
}

/** Undefined where no cluster is concerned, or the change is one of the past. */
export function onTheWay(plan: Plan): OnTheWay | undefined {
  const orders = plan.clusters.flatMap(({ cluster, order }) => (order ? [{ cluster, order }] : []));
  if (orders.length === 0) {
    return undefined;
  }
  const openings = new Map<string, { opening: Opening; clusters: string[] }>();
  for (const { cluster, order } of orders) {
    for (const opening of order.openings) {
      const key = JSON.stringify(opening);
      const same = openings.get(key) ?? { opening, clusters: [] };
      same.clusters.push(cluster);
      openings.set(key, same);
    }
  }
  return {
    openings: [...openings.values()],
    beyond: orders.reduce((sum, { order }) => sum + order.opening_count - order.openings.length, 0),
    unknown: orders.filter(({ order }) => order.state === 'UNKNOWN').map(({ cluster }) => cluster),
    safe: orders.every(({ order }) => order.state === 'SAFE'),
    checked: orders.filter(({ order }) => order.state !== 'UNKNOWN').map(({ cluster }) => cluster),
    objects: orders.reduce<number | undefined>(
      (sum, { order: { objects } }) => (sum === undefined || objects === undefined ? undefined : sum + objects),
      0,
    ),
  };
}

/** The clusters that are written to, and those of which nobody knows whether they are. */
export function touchedBy(plan: Plan): Touched[] {
  return plan.clusters.flatMap(({ cluster, order }) =>
    order && order.objects !== 0 ? [{ cluster, objects: order.objects }] : [],
  );
}

/** Of which clusters the effect is worked out with gaps. */
export function uncertainties(plan: Plan): Uncertainty[] {
  return plan.clusters
    .filter(({ unknown }) => unknown.length > 0)
    .map(({ cluster, unknown }) => ({ cluster, kinds: [...new Set(unknown.map(({ kind }) => kind))] }));
}
