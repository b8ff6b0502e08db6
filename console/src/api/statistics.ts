import type { RuleName, TrafficChange } from './tierwall';

/** What `GET /tierwall/api/v1/statistics/history` answers: the latest day, without gaps. */
export interface History {
  readonly rule: string;
  readonly interval_seconds: number;
  readonly points: readonly Point[];
}

export interface Point {
  readonly start: string;
  readonly sessions: number;
  readonly packets: number;
  readonly bytes: number;
}

/** What `GET /tierwall/api/v1/findings` says of one cluster. */
export interface Findings {
  readonly results: readonly Finding[];
  readonly cursor?: string;
  /** Absent when the counters are not known; then no rule is called unused. */
  readonly statistics_as_of?: string;
}

export interface Finding {
  readonly kind: string;
  readonly severity: string;
  readonly sentence: string;
  readonly rules: readonly RuleName[];
  readonly because: TrafficChange['allowed_by'];
}
