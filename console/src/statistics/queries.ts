import { queryOptions } from '@tanstack/react-query';
import { get } from '../api/client';
import { TIERWALL, withQuery } from '../api/paths';
import type { Finding, Findings, History } from '../api/statistics';

/**
 * What a rule has met in the latest day, in one cluster or, without one, in all.
 *
 * @param asOf when counters were last read: it is asked again whenever they are
 */
export function history(rule: string, cluster: string, asOf: string) {
  return queryOptions({
    queryKey: ['statistics', 'history', rule, cluster, asOf],
    enabled: rule !== '',
    gcTime: 60_000,
    queryFn: ({ signal }) =>
      get<History>(withQuery(`${TIERWALL}/statistics/history`, { rule_path: rule, cluster }), signal),
  });
}

export interface Unused {
  readonly cluster: string;
  readonly asOf: string | undefined;
  readonly findings: readonly Finding[];
}

/** The rules that a cluster has counted and that met nothing there. */
export function unused(cluster: string) {
  return queryOptions({
    queryKey: ['findings', cluster, 'unused'],
    staleTime: 30_000,
    queryFn: async ({ signal }): Promise<Unused> => {
      const findings: Finding[] = [];
      let page: Findings | undefined;
      do {
        const cursor: string | undefined = page?.cursor;
        page = await get<Findings>(withQuery(`${TIERWALL}/findings`, { cluster, page_size: 1000, cursor }), signal);
        findings.push(...page.results.filter(({ kind }) => kind === 'NEVER_HIT'));
      } while (page.cursor !== undefined);
      return { cluster, asOf: page.statistics_as_of, findings };
    },
  });
}
