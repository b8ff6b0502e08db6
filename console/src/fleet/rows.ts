import type { Cluster, ClusterHealth, Drift, Publish, Realization, RealizedCell } from '../api/tierwall';
import { texts } from '../texts/fleet';
import { labelsOf } from './labels';

export type Health = 'HEALTHY' | 'DEGRADED' | 'FAILED' | 'UNKNOWN';

/** How many policies of a cluster are in which state. */
export interface Tally {
  readonly desired: number;
  readonly realized: number;
  readonly failed: number;
  readonly stuck: number;
  readonly progress: number;
  readonly unknown: number;
}

/** One cluster with all that is known of it. */
export interface FleetRow {
  readonly cluster: Cluster;
  readonly health: Health;
  /** Why the health is what it is. */
  readonly because: string;
  /** When its controller was last heard of; when it fell silent if it does not answer. */
  readonly heard: string | number | undefined;
  /** Undefined while the matrix is not known. */
  readonly tally: Tally | undefined;
  /** How many nodes lag behind, as far as that is known. */
  readonly behind: number;
  readonly publishes: readonly Publish[];
  /** Of the latest day, the latest first; undefined while it is not known. */
  readonly drift: readonly Drift[] | undefined;
}

const DAY = 86_400_000;

export function fleetOf(
  clusters: readonly Cluster[],
  health: readonly ClusterHealth[] | undefined,
  matrix: Realization | undefined,
  drift: readonly Drift[] | undefined,
  now: number,
): FleetRow[] {
  const reported = new Map(health?.map((each) => [each.id, each]));
  const columns = new Map(matrix?.clusters.map((each) => [each.id, each]));
  const cells = cellsOf(matrix);
  const latest = drift && byCluster(drift.filter((each) => now - Date.parse(each.last_seen_at) < DAY));
  return clusters.map((cluster) => {
    const heard = reported.get(cluster.id);
    return {
      cluster,
      ...healthOf(cluster, heard),
      heard: cluster.connection === 'CONNECTED' ? heartbeatOf(heard) : cluster.since || undefined,
      tally: matrix && tallyOf(cells.get(cluster.id) ?? []),
      behind: behindOf(cells.get(cluster.id) ?? []),
      publishes: columns.get(cluster.id)?.publishes ?? [],
      drift: latest && (latest.get(cluster.id) ?? []),
    };
  });
}

export function isSilent(cluster: Cluster): boolean {
  return cluster.connection !== 'CONNECTED';
}

function heartbeatOf(health: ClusterHealth | undefined): number | undefined {
  return health?.controller_status.conditions[0]?.last_heartbeat_time || undefined;
}

/** As bad as the worst of connection, controller, agents and permissions; unknown is not taken for healthy. */
export function healthOf(
  cluster: Cluster,
  reported: ClusterHealth | undefined,
): { readonly health: Health; readonly because: string } {
  const help = texts.healthHelp;
  if (cluster.connection === 'CONNECTING') {
    return { health: 'UNKNOWN', because: help.connecting };
  }
  if (isSilent(cluster)) {
    return { health: 'UNKNOWN', because: help.silent(cluster.reason) };
  }
  if (!reported) {
    return { health: 'UNKNOWN', because: help.notReported };
  }
  const { degraded_agent_num: degraded, failed_agent_num: failed } = reported.agent_info;
  switch (reported.controller_status.status) {
    case 'FAILED':
    case 'UNHEALTHY':
      return { health: 'FAILED', because: help.controllerFailed };
    case 'UNKNOWN':
      return {
        health: 'UNKNOWN',
        because: reported.controller_status.conditions[0]?.message || help.controllerSilent,
      };
    case 'DEGRADED':
      return { health: 'DEGRADED', because: help.controllerDegraded };
  }
  if (degraded + failed > 0) {
    return { health: 'DEGRADED', because: help.agents(degraded, failed) };
  }
  if (cluster.access.state === 'DEGRADED') {
    return { health: 'DEGRADED', because: help.access(cluster.access.findings.length) };
  }
  return { health: 'HEALTHY', because: help.fine };
}

function cellsOf(matrix: Realization | undefined): Map<string, RealizedCell[]> {
  return byCluster((matrix?.policies ?? []).flatMap((policy) => policy.clusters));
}

function byCluster<T extends { readonly cluster: string }>(all: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const each of all) {
    const known = found.get(each.cluster);
    if (known) {
      known.push(each);
    } else {
      found.set(each.cluster, [each]);
    }
  }
  return found;
}

/** How many nodes have not realized the policy that lacks the most of them. */
export function behindOf(cells: readonly RealizedCell[]): number {
  return cells.reduce((most, { nodes }) => Math.max(most, nodes ? nodes.desired - nodes.current : 0), 0);
}

export function tallyOf(cells: readonly RealizedCell[]): Tally {
  const count = (...states: RealizedCell['state'][]) => cells.filter((cell) => states.includes(cell.state)).length;
  return {
    desired: cells.length,
    realized: count('SUCCESS', 'NO_WORKLOAD'),
    failed: count('FAILED'),
    stuck: count('STUCK'),
    progress: count('IN_PROGRESS', 'PENDING'),
    unknown: count('UNKNOWN'),
  };
}

/** How much somebody has to look at it: the lower, the sooner. */
export function urgencyOf({ cluster, health, tally }: FleetRow): number {
  if (health === 'FAILED' || (tally?.failed ?? 0) > 0) {
    return 0;
  }
  if (isSilent(cluster)) {
    return 1;
  }
  if (health !== 'HEALTHY' || cluster.slowest_node || (tally?.stuck ?? 0) > 0) {
    return 2;
  }
  return (tally?.progress ?? 0) > 0 ? 3 : 4;
}

/** Trouble first, then by name. */
export function sorted(rows: readonly FleetRow[]): FleetRow[] {
  return [...rows].sort(
    (a, b) => urgencyOf(a) - urgencyOf(b) || a.cluster.display_name.localeCompare(b.cluster.display_name, 'en'),
  );
}

/** @param labels all of which a cluster has to have */
export function matching(rows: readonly FleetRow[], filter: string, labels: readonly string[] = []): FleetRow[] {
  const wanted = filter.trim().toLowerCase();
  const labelled = rows.filter(({ cluster }) => labels.every((label) => labelsOf(cluster).includes(label)));
  return labelled.filter(({ cluster, health }) =>
    [
      cluster.id,
      cluster.display_name,
      cluster.access.antrea_version ?? '',
      cluster.access.kubernetes_version ?? '',
      texts.health[health],
      ...labelsOf(cluster),
    ].some((text) => text.toLowerCase().includes(wanted)),
  );
}
