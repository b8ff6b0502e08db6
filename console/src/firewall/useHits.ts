import { useQueries } from '@tanstack/react-query';
import type { RuleStatistics } from '../api/tierwall';
import { statistics } from '../live/queries';

/** What the rules of some policies have met, by their paths. */
export function useHits(policies: readonly string[]): ReadonlyMap<string, RuleStatistics> {
  const wanted = [...new Set(policies)];
  const answers = useQueries({ queries: wanted.map((policy) => ({ ...statistics(policy), retry: false })) });
  return new Map(answers.flatMap(({ data }) => data?.rules ?? []).map((rule) => [rule.rule, rule]));
}
