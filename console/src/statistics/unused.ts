import type { RuleName } from '../api/tierwall';
import type { Unused } from './queries';

/** A rule that met nothing, and where. */
export interface UnusedRule {
  readonly rule: RuleName;
  readonly clusters: readonly string[];
  readonly sentence: string;
}

/** The same rule once, with all clusters where it met nothing; those that met nothing anywhere come first. */
export function byRule(answers: readonly Unused[], spanned: (rule: string) => number): UnusedRule[] {
  const found = new Map<string, { rule: RuleName; clusters: string[]; sentence: string }>();
  for (const { cluster, findings } of answers) {
    for (const { rules, sentence } of findings) {
      for (const rule of rules) {
        const key = rule.rule ?? `${rule.policy_name}/${rule.rule_name}`;
        const entry = found.get(key) ?? { rule, clusters: [], sentence };
        entry.clusters.push(cluster);
        found.set(key, entry);
      }
    }
  }
  const everywhere = ({ rule, clusters }: UnusedRule) => clusters.length >= spanned(rule.rule ?? '');
  return [...found.values()].sort((a, b) => Number(everywhere(b)) - Number(everywhere(a)));
}
