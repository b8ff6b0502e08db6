import type { RuleName } from './tierwall';

/** What `/tierwall/api/v1/explain` answers: to GET about what was published, to POST about a draft. */
export interface Explanation {
  readonly verdict: Verdict;
  readonly cluster: string;
  readonly rules: 'PUBLISHED' | 'REVISION' | 'DRAFT';
  /** Of a draft, the one that it would change. */
  readonly revision: number;
  /** Beside a draft: what the published rules come to. */
  readonly published_verdict?: Verdict;
  readonly inventory_as_of: string;
  readonly from: string;
  readonly to: string;
  readonly protocol: string;
  readonly port?: number;
  readonly egress: ExplainedSide;
  readonly ingress: ExplainedSide;
  readonly service?: {
    readonly service: string;
    readonly address: string;
    readonly port: number;
    readonly endpoints: number;
    readonly note: string;
  };
  readonly endpoints: readonly ExplainedEndpoint[];
  readonly unknown: readonly { readonly kind: string; readonly since: string; readonly reason: string }[];
  readonly problems: readonly string[];
  /** Policies that do not span the cluster. */
  readonly elsewhere: readonly string[];
}

export type Verdict = 'ALLOW' | 'DROP' | 'REJECT' | 'MIXED' | 'UNKNOWN';

export interface ExplainedEndpoint {
  readonly to: string;
  readonly address: string;
  readonly port: number;
  readonly verdict: Verdict;
  readonly egress: ExplainedSide;
  readonly ingress: ExplainedSide;
}

export interface ExplainedSide {
  /** Whether rules were asked there; else the note says why not. */
  readonly evaluated: boolean;
  readonly verdict?: Verdict;
  readonly decided_by?: RuleName;
  readonly passed_over: readonly PassedOver[];
  readonly counts: Readonly<Record<string, number>>;
  readonly folded: number;
  readonly note: string;
}

export type Reason = 'APPLIED_TO' | 'PEER' | 'TRAFFIC' | 'DIRECTION' | 'DISABLED' | 'PASSES' | 'LEFT_OUT' | 'LATER';

export interface PassedOver {
  readonly rule: RuleName;
  readonly reason: Reason;
  readonly detail: string;
}

/** A pod or a service of a cluster, as its inventory lists it. */
export interface Listed {
  readonly namespace: string;
  readonly name: string;
  readonly addresses: readonly string[];
  readonly ports: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly node?: string;
}
