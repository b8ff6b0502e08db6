import type { Plan, RuleName, TrafficChange } from '../api/tierwall';

/** Traffic that is gained or lost, told once for all clusters in which it is. */
export interface Flow {
  readonly key: string;
  readonly lost: boolean;
  readonly change: TrafficChange;
  readonly clusters: readonly string[];
  /** Connections that were counted for the rules that let it pass; undefined where none is known. */
  readonly sessions: number | undefined;
  readonly lastHit: string | undefined;
}

/** What is lost, most used first, then what is gained. */
export function flowsOf(plan: Plan): Flow[] {
  const flows = new Map<string, { lost: boolean; change: TrafficChange; clusters: string[]; hits: Hit[] }>();
  for (const cluster of plan.clusters) {
    const counted = new Map(cluster.lost_hits.map((hit) => [hit.rule, hit]));
    for (const [lost, changes] of [[true, cluster.lost] as const, [false, cluster.gained] as const]) {
      for (const change of changes) {
        const key = JSON.stringify([lost, change.sources, change.destinations, change.traffic, namesOf(lost, change)]);
        const flow = flows.get(key) ?? { lost, change, clusters: [], hits: [] };
        flow.clusters.push(cluster.cluster);
        if (lost) {
          flow.hits.push(...change.allowed_by.flatMap(({ rule }) => counted.get(rule ?? '') ?? []));
        }
        flows.set(key, flow);
      }
    }
  }
  return [...flows]
    .map(
      ([key, { lost, change, clusters, hits }]): Flow => ({
        key,
        lost,
        change,
        clusters,
        sessions: hits.length === 0 ? undefined : hits.reduce((sum, { sessions }) => sum + sessions, 0),
        lastHit: hits
          .flatMap(({ last_hit }) => last_hit ?? [])
          .sort()
          .at(-1),
      }),
    )
    .sort((a, b) => Number(b.lost) - Number(a.lost) || (b.sessions ?? 0) - (a.sessions ?? 0));
}

type Hit = Plan['clusters'][number]['lost_hits'][number];

function namesOf(lost: boolean, change: TrafficChange): readonly string[] {
  return rulesOf(lost, change).map(({ policy_name, rule_name }) => `${policy_name} ${rule_name}`);
}

/** The rules that make it so: those that deny what is lost, and those that let pass what is gained. */
export function rulesOf(lost: boolean, change: TrafficChange): readonly RuleName[] {
  return lost ? [change.denied_by] : change.allowed_by;
}
