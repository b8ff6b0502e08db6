import { Link } from 'wouter';
import type { RuleName } from '../api/tierwall';

/** A rule's name with its policy's; a link to it where it is one of ours. */
export function RuleLink({ rule, children }: { rule: RuleName; children?: string }) {
  const words = children ?? nameOf(rule);
  return rule.rule && rule.category ? (
    <Link href={`/firewall/${rule.category.toLowerCase()}?at=${encodeURIComponent(rule.rule)}`}>{words}</Link>
  ) : (
    words
  );
}

export function nameOf(rule: RuleName): string {
  return [rule.policy_name, rule.rule_name].filter(Boolean).join(' › ');
}
