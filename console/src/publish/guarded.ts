import type { Guardrail } from '../api/settings';
import type { GuardrailChange, Plan, Standing } from '../api/tierwall';
import { worstOf } from '../settings/guardrail';

/** How a guardrail would stand after a publish. */
export interface Guarded {
  readonly id: string;
  readonly name: string;
  readonly severity: 'BLOCK' | 'WARN';
  /** What traffic it is about; empty for all. */
  readonly traffic: string;
  /** The worst of its clusters. */
  readonly state: Standing['state'];
  /** The clusters where it would be broken, and is not before. */
  readonly broken: readonly { readonly cluster: string; readonly change: GuardrailChange }[];
  /** Whether it does not hold now, and would. */
  readonly mended: boolean;
}

const WEIGHTS = { BROKEN: 0, UNKNOWN: 1, HOLDS: 2 };

/**
 * Every guardrail, those that fail first.
 *
 * @param guardrails as they stand now; the plan says only which come to stand otherwise. What it says of others counts, too
 */
export function guardedBy(plan: Plan, guardrails: readonly Guardrail[]): Guarded[] {
  const changes = plan.clusters.flatMap(({ cluster, guardrails: changed }) =>
    changed.map((change) => ({ cluster, change })),
  );
  const known = guardrails.map((guardrail): Guarded => {
    const own = changes.filter(({ change }) => change.guardrail === guardrail.id);
    const after = guardrail.standings.map((standing) => {
      const changed = own.find(({ cluster }) => standing.cluster.endsWith(`/${cluster}`));
      return changed ? { ...standing, state: changed.change.after.state } : standing;
    });
    return {
      id: guardrail.id,
      name: guardrail.display_name,
      severity: guardrail.severity,
      traffic: [guardrail.protocol, (guardrail.ports ?? []).join(', ')].filter(Boolean).join(' '),
      state: worstOf(after),
      broken: own.filter(({ change }) => change.breaks),
      mended: own.some(({ change }) => change.before.state === 'BROKEN') && worstOf(after) === 'HOLDS',
    };
  });
  const others = new Map(
    changes
      .filter(({ change }) => !guardrails.some(({ id }) => id === change.guardrail))
      .map((each) => [each.change.guardrail, each]),
  );
  const unlisted = [...others.values()].map(({ change }): Guarded => {
    const own = changes.filter((each) => each.change.guardrail === change.guardrail);
    return {
      id: change.guardrail,
      name: change.sentence,
      severity: change.severity,
      traffic: '',
      state: worstOf(own.map(({ cluster, change: { after } }) => ({ cluster, state: after.state }))),
      broken: own.filter((each) => each.change.breaks),
      mended: false,
    };
  });
  return [...known, ...unlisted].sort(
    (a, b) => Number(b.broken.length > 0) - Number(a.broken.length > 0) || WEIGHTS[a.state] - WEIGHTS[b.state],
  );
}

/** The ids of guardrails that a publish would break, by how severe that is. */
export function brokenBy(plan: Plan, severity: 'BLOCK' | 'WARN'): ReadonlySet<string> {
  return new Set(
    plan.clusters.flatMap(({ guardrails }) =>
      guardrails.filter((change) => change.breaks && change.severity === severity).map(({ guardrail }) => guardrail),
    ),
  );
}
