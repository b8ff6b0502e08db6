import type { ExplainedSide, PassedOver } from '../api/explain';
import type { RuleName } from '../api/tierwall';
import { CATEGORIES } from '../intent/documents';

/** What comes after all tiers of policies: Kubernetes' own policies, and Antrea's baseline. */
export const AFTER = 'after';

/** What one end of a packet meets in a lane. */
export interface LaneSide {
  readonly before: readonly PassedOver[];
  readonly decides: RuleName | undefined;
  readonly later: readonly PassedOver[];
  /** Rules that have nothing to do with this end: they are shown only to who asks. */
  readonly apart: readonly PassedOver[];
  /** Whether the packet came so far. */
  readonly reached: boolean;
}

/** One category, or a tier that others made, for both ends. */
export interface Lane {
  readonly name: string;
  readonly egress: LaneSide;
  readonly ingress: LaneSide;
}

const APART: ReadonlySet<string> = new Set(['APPLIED_TO', 'DIRECTION', 'DISABLED']);
const LAST = new Set(['Kubernetes', 'baseline']);

/** The lane that a rule is met in. */
export function laneOf(rule: RuleName): string {
  return rule.category ?? (LAST.has(rule.tier) ? AFTER : rule.tier);
}

/** Both walks side by side, a lane for each category and each tier of others, in the order in which packets meet them. */
export function lanesOf(egress: ExplainedSide, ingress: ExplainedSide): Lane[] {
  const names = order([inOrder(egress), inOrder(ingress)]);
  return names.map((name, index) => ({
    name,
    egress: sideOf(egress, name, names, index),
    ingress: sideOf(ingress, name, names, index),
  }));
}

/** Where both walks meet tiers of others: before the next lane that is known, or at the end. */
function order(walks: readonly (readonly string[])[]): string[] {
  const names: string[] = [...CATEGORIES, AFTER];
  for (const walk of walks) {
    walk.forEach((name, place) => {
      if (!names.includes(name)) {
        const next = walk.slice(place).find((other) => names.includes(other)) ?? AFTER;
        names.splice(names.indexOf(next), 0, name);
      }
    });
  }
  return names;
}

function inOrder(side: ExplainedSide): string[] {
  const before = side.passed_over.filter(({ reason }) => reason !== 'LATER');
  const later = side.passed_over.filter(({ reason }) => reason === 'LATER');
  const decides = side.decided_by ? [side.decided_by] : [];
  return [...before.map(({ rule }) => rule), ...decides, ...later.map(({ rule }) => rule)].map(laneOf);
}

function sideOf(side: ExplainedSide, name: string, names: readonly string[], index: number): LaneSide {
  const here = side.passed_over.filter(({ rule }) => laneOf(rule) === name);
  const deciding = side.decided_by ? laneOf(side.decided_by) : undefined;
  return {
    before: here.filter(({ reason }) => reason !== 'LATER' && !APART.has(reason)),
    decides: deciding === name ? side.decided_by : undefined,
    later: here.filter(({ reason }) => reason === 'LATER'),
    apart: here.filter(({ reason }) => APART.has(reason)),
    reached: side.evaluated && (deciding === undefined || index <= names.indexOf(deciding)),
  };
}
