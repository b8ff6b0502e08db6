import type { PassedOver } from '../api/explain';
import type { PolicyDoc, RuleDoc } from '../intent/documents';
import { isAny, policyOf } from '../intent/documents';
import { appliedByPolicy, describePorts } from '../intent/rules';
import type { Documents } from '../intent/snapshot';
import { texts } from '../texts/explain';

/** Why a rule did not decide: a few words, and the part of the rule that differs. */
export interface Why {
  readonly text: string;
  readonly differs: string;
}

/**
 * Says it with the names that the rule has, where the rule is known; otherwise as the manager says it.
 *
 * @param documents what the walk was computed from, as far as it is known here
 */
export function whyNot(passed: PassedOver, leaving: boolean, documents: Documents | undefined): Why {
  const rule = documents?.get(passed.rule.rule ?? '') as RuleDoc | undefined;
  const differs = rule && documents ? differing(passed, leaving, rule, documents) : '';
  const short = texts.reasons[passed.reason];
  return differs === '' ? { text: short?.alone ?? passed.detail, differs: '' } : { text: short?.with ?? '', differs };
}

function differing(passed: PassedOver, leaving: boolean, rule: RuleDoc, documents: Documents): string {
  const names = (paths: readonly string[]) =>
    isAny(paths) ? '' : paths.map((path) => documents.get(path)?.display_name ?? path).join(', ');
  switch (passed.reason) {
    case 'APPLIED_TO': {
      const policy = documents.get(policyOf(rule.path)) as PolicyDoc | undefined;
      return names(policy && appliedByPolicy(policy) ? policy.scope : rule.scope);
    }
    case 'PEER':
      return names(leaving ? rule.destination_groups : rule.source_groups);
    case 'TRAFFIC':
      return [names(rule.services), ...describePorts(rule)].filter(Boolean).join(', ');
    default:
      return '';
  }
}
