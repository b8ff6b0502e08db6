/** What Tierwall's own API answers. Times are in ISO 8601. */

export type RealizedState = 'PENDING' | 'IN_PROGRESS' | 'SUCCESS' | 'NO_WORKLOAD' | 'FAILED' | 'STUCK' | 'UNKNOWN';

export type Status = 'SUCCESS' | 'IN_PROGRESS' | 'ERROR' | 'UNKNOWN' | 'UNINITIALIZED';

export interface Realization {
  readonly revision: number;
  readonly clusters: readonly RealizedCluster[];
  readonly policies: readonly RealizedPolicy[];
}

export interface RealizedCluster {
  readonly id: string;
  readonly path: string;
  readonly connection: string;
  readonly since: string;
  readonly reason: string;
  readonly last_publish?: Publish;
  readonly publishes: readonly Publish[];
}

export interface Publish {
  readonly revision: number;
  readonly accepted_at: string;
  readonly realized_at?: string;
  readonly duration_ms?: number;
}

export interface RealizedPolicy {
  readonly policy: string;
  readonly category: string;
  readonly status: Status;
  readonly clusters: readonly RealizedCell[];
}

/** How far one policy is in one cluster. */
export interface RealizedCell {
  readonly cluster: string;
  readonly state: RealizedState;
  readonly status: Status;
  readonly message: string;
  readonly nodes?: { readonly current: number; readonly desired: number };
  readonly generation?: number;
  readonly seen?: string;
  readonly since?: string;
  readonly error?: string;
  readonly remedy?: string;
  readonly silent_nodes?: readonly string[];
}

export interface Page<T> {
  readonly results: readonly T[];
  readonly result_count?: number;
  readonly cursor?: string;
}

export interface Cluster {
  readonly id: string;
  readonly display_name: string;
  readonly path: string;
  readonly connection: string;
  readonly since: string;
  readonly reason: string;
  /** What people sort clusters by. */
  readonly labels: Readonly<Record<string, string>>;
  /** How many there are; absent while it is not known. */
  readonly nodes?: number;
  readonly pods?: number;
  /** The node whose agent has been silent the longest, if any is. */
  readonly slowest_node?: { readonly name: string; readonly behind_since: string };
  readonly access: {
    readonly state: 'COMPLETE' | 'DEGRADED' | 'UNKNOWN';
    readonly checked?: string;
    readonly kubernetes_version?: string;
    readonly antrea_version?: string;
    readonly findings: readonly Finding[];
  };
}

/** One thing that a cluster lacks. */
export interface Finding {
  readonly kind: string;
  /** Whether the cluster cannot be driven without it. */
  readonly needed: boolean;
  readonly message: string;
  readonly remedy: string;
}

export interface ClusterHealth {
  readonly id: string;
  readonly controller_status: Health & { readonly connected_agent_num?: number };
  readonly agent_info: {
    readonly healthy_agent_num: number;
    readonly degraded_agent_num: number;
    readonly failed_agent_num: number;
  };
}

interface Health {
  readonly status: 'HEALTHY' | 'DEGRADED' | 'FAILED' | 'UNHEALTHY' | 'UNKNOWN';
  readonly conditions: readonly { readonly last_heartbeat_time?: number; readonly message?: string }[];
}

export interface PolicyStatistics {
  readonly policy: string;
  readonly rules: readonly RuleStatistics[];
}

export interface Counts {
  readonly sessions: number;
  readonly packets: number;
  readonly bytes: number;
  /** Empty when there was none. */
  readonly last_hit: string;
}

export interface RuleStatistics extends Counts {
  readonly rule: string;
  readonly rule_id: number;
  readonly clusters: readonly (Counts & { readonly cluster: string; readonly since: string; readonly as_of: string })[];
}

export interface Drift {
  readonly id: number;
  readonly cluster: string;
  readonly kind: 'CHANGED' | 'DELETED' | 'UNEXPLAINED' | 'FOREIGN';
  readonly object: { readonly kind: string; readonly name: string };
  readonly path?: string;
  readonly fields?: readonly { readonly field: string; readonly wanted?: string; readonly found?: string }[];
  readonly field_manager: string;
  readonly written_at?: string;
  readonly seen_at: string;
  readonly last_seen_at: string;
  readonly healed_at?: string;
  readonly count: number;
  readonly alarm: 'NONE' | 'OPEN' | 'CLOSED';
}

/** Somebody asked to change something. */
export interface AuditEntry {
  readonly id: number;
  readonly time: string;
  /** Empty when it is not known at all. */
  readonly user: string;
  /** Whether they have shown that they are this user. */
  readonly authenticated: boolean;
  readonly address: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: string;
  readonly request_id: string;
  readonly outcome: 'DONE' | 'REFUSED' | 'FAILED' | 'UNANSWERED';
  readonly status?: number;
  readonly revision?: number;
}

export interface RuleName {
  readonly policy?: string;
  readonly policy_name: string;
  readonly rule?: string;
  readonly rule_name: string;
  readonly tier: string;
  readonly category?: string;
  readonly action: string;
}

export interface Plan {
  readonly changes_reach: boolean;
  readonly breaks_guardrails: boolean;
  /** Whether anywhere something may pass for a moment that is denied before and after. */
  readonly opens_on_the_way: boolean;
  readonly revision: number;
  readonly clusters: readonly ClusterPlan[];
}

export interface ClusterPlan {
  readonly cluster: string;
  readonly inventory_as_of: string;
  readonly gained_count: number;
  readonly lost_count: number;
  readonly workload_count: number;
  readonly gained: readonly TrafficChange[];
  readonly lost: readonly TrafficChange[];
  readonly workloads: readonly string[];
  readonly lost_hits: readonly { readonly rule: string; readonly sessions: number; readonly last_hit?: string }[];
  readonly unknown: readonly { readonly kind: string; readonly since: string; readonly reason: string }[];
  readonly problems: readonly string[];
  readonly guardrails: readonly GuardrailChange[];
  readonly findings: FindingChanges;
  /** Absent where the change does not begin with what was published last. */
  readonly order?: WriteOrder;
}

/** Findings that are there afterwards only, or before only. */
export interface FindingChanges {
  readonly brought: readonly RuleFinding[];
  readonly brought_count: number;
  readonly ended: readonly RuleFinding[];
  readonly ended_count: number;
}

/** Whether a cluster can be written so that nothing opens on the way. */
export interface WriteOrder {
  readonly state: 'SAFE' | 'OPENS' | 'UNKNOWN';
  /** How many are created, changed or deleted; absent while it is not known. */
  readonly objects?: number;
  readonly openings: readonly Opening[];
  readonly opening_count: number;
}

/** A write that comes too early for some traffic. */
export interface Opening {
  readonly object: string;
  readonly policies: readonly { readonly policy?: string; readonly policy_name: string }[];
  readonly policy_count: number;
  readonly reason: string;
}

export interface TrafficChange {
  readonly sources: readonly string[];
  readonly destinations: readonly string[];
  readonly traffic: string;
  readonly denied_by: RuleName;
  readonly allowed_by: readonly RuleName[];
}

/** A guardrail that would come to stand otherwise. */
export interface GuardrailChange {
  readonly guardrail: string;
  readonly sentence: string;
  readonly severity: 'BLOCK' | 'WARN';
  /** Whether it would be broken, and is not before. */
  readonly breaks: boolean;
  readonly before: Standing;
  readonly after: Standing;
}

export interface Standing {
  readonly state: 'HOLDS' | 'BROKEN' | 'UNKNOWN';
  readonly reason?: string;
  readonly witness?: { readonly from: string; readonly to: string; readonly traffic: string };
}

/** Something about rules that is odd in one cluster. */
export interface RuleFinding {
  readonly kind: string;
  readonly severity: 'HIGH' | 'MEDIUM' | 'LOW';
  readonly sentence: string;
  readonly rules: readonly RuleName[];
  readonly because: readonly RuleName[];
  readonly witness?: { readonly from: string; readonly to: string; readonly traffic: string };
}
