import type { RealizedCell, RealizedCluster, RealizedPolicy, RealizedState } from '../api/tierwall';
import { CATEGORIES, type Category } from '../intent/documents';

export interface PolicyLine {
  readonly kind: 'policy';
  readonly path: string;
  readonly name: string;
  readonly cells: ReadonlyMap<string, RealizedCell>;
}

/** A line of the matrix: the head of a category, or a policy. */
export type Line = { readonly kind: 'category'; readonly category: Category; readonly count: number } | PolicyLine;

const DONE: readonly RealizedState[] = ['SUCCESS', 'NO_WORKLOAD'];

export function isDone(cell: RealizedCell): boolean {
  return DONE.includes(cell.state);
}

/** Not realized in at least one cluster. */
export function isTroubled(policy: RealizedPolicy): boolean {
  return policy.clusters.some((cell) => !isDone(cell));
}

const WORST_FIRST: readonly RealizedState[] = ['FAILED', 'STUCK', 'UNKNOWN', 'PENDING', 'IN_PROGRESS'];

/** Clusters in trouble are left: failed, silent, stuck, in progress, then by name. */
export function byTrouble(clusters: readonly RealizedCluster[], policies: readonly RealizedPolicy[]): string[] {
  const worst = new Map<string, number>();
  for (const { clusters: cells } of policies) {
    for (const { cluster, state } of cells) {
      const rank = WORST_FIRST.indexOf(state);
      if (rank >= 0) {
        worst.set(cluster, Math.min(rank, worst.get(cluster) ?? rank));
      }
    }
  }
  const urgency = ({ id, connection }: RealizedCluster) =>
    Math.min(worst.get(id) ?? WORST_FIRST.length, connection === 'CONNECTED' ? WORST_FIRST.length : 1);
  return [...clusters].sort((a, b) => urgency(a) - urgency(b) || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}

export interface View {
  readonly clusters: readonly string[];
  readonly policies: readonly RealizedPolicy[];
}

/**
 * What a text finds: clusters by name, of which only those are shown with the policies that span them; policies by
 * name. What finds nothing of one kind does not narrow that kind, as long as it finds something of the other.
 */
export function viewOf(
  clusters: readonly string[],
  policies: readonly RealizedPolicy[],
  nameOf: (path: string) => string,
  filter: string,
): View {
  const wanted = filter.trim().toLowerCase();
  if (wanted === '') {
    return { clusters, policies };
  }
  const found = clusters.filter((id) => id.toLowerCase().includes(wanted));
  const named = policies.filter(({ policy }) => nameOf(policy).toLowerCase().includes(wanted));
  if (found.length === 0) {
    return { clusters: named.length === 0 ? [] : clusters, policies: named };
  }
  const spanning = (named.length > 0 ? named : policies).filter(({ clusters: cells }) =>
    cells.some((cell) => found.includes(cell.cluster)),
  );
  return { clusters: found, policies: spanning };
}

/** Policies below the heads of their categories, in order of precedence; a category without any is left out. */
export function linesOf(policies: readonly RealizedPolicy[], nameOf: (path: string) => string): Line[] {
  return CATEGORIES.flatMap((category): Line[] => {
    const those = policies.filter((policy) => policy.category === category);
    if (those.length === 0) {
      return [];
    }
    return [
      { kind: 'category', category, count: those.length },
      ...those.map(
        ({ policy, clusters }): PolicyLine => ({
          kind: 'policy',
          path: policy,
          name: nameOf(policy),
          cells: new Map(clusters.map((cell) => [cell.cluster, cell])),
        }),
      ),
    ];
  });
}

export type Step = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End';

/** Where a key leads in the grid; heads of categories are passed over. */
export function moveIn(
  lines: readonly Line[],
  columns: number,
  at: { readonly line: number; readonly column: number },
  step: Step,
): { readonly line: number; readonly column: number } {
  switch (step) {
    case 'ArrowLeft':
      return { ...at, column: Math.max(0, at.column - 1) };
    case 'ArrowRight':
      return { ...at, column: Math.min(columns - 1, at.column + 1) };
    case 'Home':
      return { ...at, column: 0 };
    case 'End':
      return { ...at, column: columns - 1 };
    case 'ArrowUp':
    case 'ArrowDown': {
      const by = step === 'ArrowUp' ? -1 : 1;
      let line = at.line + by;
      while (lines[line]?.kind === 'category') {
        line += by;
      }
      return lines[line] ? { ...at, line } : at;
    }
  }
}
