import { idOf, type RuleDoc } from '../intent/documents';
import type { Catalogue, PolicyTree } from '../intent/snapshot';
import { texts } from '../texts/firewall';

/** One line of the table. `empty` stands where a policy's rules would be that has none. */
export type Line =
  | { readonly kind: 'empty'; readonly path: string; readonly tree: PolicyTree; readonly place: number }
  | { readonly kind: 'policy'; readonly path: string; readonly tree: PolicyTree; readonly place: number }
  | {
      readonly kind: 'rule';
      readonly path: string;
      readonly tree: PolicyTree;
      readonly rule: RuleDoc;
      readonly place: number;
    };

export const HEIGHTS = { policy: 42, rule: 34, editor: 44 } as const;

export interface Shown {
  readonly lines: readonly Line[];
  readonly policies: number;
  readonly rules: number;
}

/**
 * What the table shows, in the order in which packets meet it. Numbers are the true places, also under a filter.
 *
 * @param closed paths of policies whose rules are not shown
 */
export function linesOf(
  trees: readonly PolicyTree[],
  matches: (tree: PolicyTree, rule: RuleDoc | undefined) => boolean,
  closed: ReadonlySet<string>,
): Shown {
  const lines: Line[] = [];
  let policies = 0;
  let rules = 0;
  trees.forEach((tree, index) => {
    const whole = matches(tree, undefined);
    const shown = tree.rules.map((rule, place) => ({ rule, place })).filter(({ rule }) => whole || matches(tree, rule));
    if (!whole && shown.length === 0) {
      return;
    }
    policies++;
    rules += shown.length;
    lines.push({ kind: 'policy', path: tree.policy.path, tree, place: index + 1 });
    if (!closed.has(tree.policy.path)) {
      if (tree.rules.length === 0) {
        lines.push({ kind: 'empty', path: `${tree.policy.path}#empty`, tree, place: 0 });
      }
      for (const { rule, place } of shown) {
        lines.push({ kind: 'rule', path: rule.path, tree, rule, place: place + 1 });
      }
    }
  });
  return { lines, policies, rules };
}

/** Whether a policy as a whole, or one of its rules, has all the words: in a name, a group, a service, a cluster. */
export function filterOf(catalogue: Catalogue, text: string): (tree: PolicyTree, rule: RuleDoc | undefined) => boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    return () => true;
  }
  const nameOf = (path: string) => `${catalogue.documents.get(path)?.display_name ?? ''} ${idOf(path)}`;
  return (tree, rule) => {
    const said = rule
      ? [
          rule.display_name,
          rule.action,
          String(rule.rule_id ?? ''),
          rule.notes ?? '',
          ...[...rule.source_groups, ...rule.destination_groups, ...rule.services, ...rule.scope].map(nameOf),
          ...(rule.service_entries ?? []).map(
            (entry) => `${entry.l4_protocol} ${(entry.destination_ports ?? []).join(' ')}`,
          ),
        ]
      : [
          tree.policy.display_name,
          ...tree.policy.scope.map(nameOf),
          ...tree.spans.map((span) => nameOf(span.container_cluster_path)),
        ];
    const haystack = said.join(' ').toLowerCase();
    return words.every((word) => haystack.includes(word));
  };
}

/** How high a line is, in pixels. */
export function heightOf(line: Line | undefined, editing: string): number {
  if (line?.kind === 'policy') {
    return HEIGHTS.policy;
  }
  return line?.path === editing ? HEIGHTS.editor : HEIGHTS.rule;
}

/** What a line is called, for who sees no more of it. */
export function nameOf(line: Line): string {
  switch (line.kind) {
    case 'policy':
      return line.tree.policy.display_name;
    case 'rule':
      return line.rule.display_name;
    case 'empty':
      return texts.policy.noRules;
  }
}

/** The path of a line, or of the one that is nearest to where it was: in its place, before it, or its policy. */
export function nearest(lines: readonly Line[], gone: Line): string {
  if (lines.some(({ path }) => path === gone.path)) {
    return gone.path;
  }
  const policy = gone.tree.policy.path;
  const isPolicy = gone.kind === 'policy';
  const there = lines.filter(
    ({ kind, tree }) => (kind === 'policy') === isPolicy && (isPolicy || tree.policy.path === policy),
  );
  return (there.find(({ place }) => place >= gone.place) ?? there.at(-1))?.path ?? policy;
}

/** Rules move within their policy, policies within their category. */
export function accepts(dragged: Line, over: Line): boolean {
  return (
    dragged.kind === over.kind &&
    dragged.kind !== 'empty' &&
    (dragged.kind === 'policy' || dragged.tree.policy.path === over.tree.policy.path)
  );
}
