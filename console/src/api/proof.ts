import type { Verdict } from './explain';
import type { RuleName } from './tierwall';

/** What `POST /tierwall/api/v1/proofs` is asked. */
export interface ProofRequest {
  readonly cluster: string;
  readonly from: string;
  readonly to: string;
  readonly to_kind: 'pod' | 'service';
  readonly protocol: string;
  readonly port?: number;
}

/** What became of a real packet, beside what is explained of the published rules. */
export interface Proof {
  readonly outcome: Outcome;
  /** What the cluster says beside it, or why the outcome is unknown. */
  readonly reason: string;
  readonly node: string;
  /** When the manager knew its end. */
  readonly ended: string;
  readonly decided_by?: Decision;
  readonly agreement: {
    readonly state: 'AGREES' | 'CONTRADICTS' | 'NOT_COMPARED';
    readonly sentence: string;
    readonly verdict?: Verdict;
    readonly decided_by?: RuleName;
    readonly revision: number;
  };
}

export type Outcome = 'DELIVERED' | 'DROPPED' | 'REJECTED' | 'FORWARDED_OUT' | 'UNKNOWN';

/** What stopped it, or let it pass last, as the cluster says it. */
export interface Decision {
  readonly end: 'EGRESS' | 'INGRESS';
  readonly node: string;
  readonly object?: string;
  readonly rule_in_cluster?: string;
  readonly policy?: string;
  readonly policy_name?: string;
  readonly rule?: string;
  readonly rule_name?: string;
  readonly category?: string;
}
