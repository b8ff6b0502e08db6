/** Accounts, roles, guardrails and backups, as the manager answers them. */
export interface Account {
  readonly userid: number;
  readonly username: string;
  readonly full_name: string;
  readonly status: 'ACTIVE' | 'NOT_ACTIVATED';
  /** Days ago. */
  readonly last_password_change: number;
}

export interface Binding {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly roles: readonly { readonly role: string }[];
  readonly _revision: number;
}

export interface Role {
  readonly role: string;
  readonly role_display_name: string;
  readonly features: readonly {
    readonly feature: string;
    readonly feature_name: string;
    readonly permission: string;
  }[];
}

export type Demand = 'NOTHING_REACHES' | 'ONLY_REACHES' | 'EVERYTHING_REACHES';

/** One end of a guardrail: exactly one of these is said. */
export interface GuardedEnd {
  readonly group?: string;
  readonly namespace?: string;
  readonly pods?: boolean;
  readonly outside?: boolean;
}

export interface GuardrailBody {
  readonly display_name: string;
  readonly demand: Demand;
  readonly from: GuardedEnd;
  readonly to: GuardedEnd;
  readonly protocol?: 'TCP' | 'UDP';
  readonly ports?: readonly string[];
  readonly severity: 'BLOCK' | 'WARN';
  readonly clusters?: readonly string[];
  readonly _revision?: number;
}

export interface Guardrail extends GuardrailBody {
  readonly id: string;
  readonly sentence: string;
  readonly standings: readonly Standing[];
}

/** How a guardrail stands in one cluster. */
export interface Standing {
  readonly cluster: string;
  readonly state: 'HOLDS' | 'BROKEN' | 'UNKNOWN';
  readonly reason?: string;
  readonly witness?: Witness;
}

export interface Witness {
  readonly from: string;
  readonly to: string;
  readonly traffic: string;
  readonly decided_by: string;
}

/** That somebody published against guardrails, and why. */
export interface Waiver {
  readonly revision: number;
  readonly user: string;
  /** In milliseconds since 1970. */
  readonly time: number;
  readonly reason: string;
  readonly guardrails: readonly { readonly guardrail: string; readonly sentence: string; readonly cluster: string }[];
}

/** A copy of the database that the manager keeps. */
export interface Backup {
  readonly id: string;
  readonly revision: number;
  readonly made_at: string;
  readonly bytes: number;
}
