import { useQueries } from '@tanstack/react-query';
import type { RuleStatistics } from '../api/tierwall';
import { statistics } from '../live/queries';

/** What the rules in sight have met, by their paths. Of those that pass by, nobody asks. */
export function useHits(policies: readonly string[], enabled: boolean): ReadonlyMap<string, RuleStatistics> {
  const wanted = [...new Set(policies)];
  const answers = useQueries({ queries: wanted.map((policy) => ({ ...statistics(policy), retry: false, enabled })) });
  return new Map(answers.flatMap(({ data }) => data?.rules ?? []).map((rule) => [rule.rule, rule]));
}
