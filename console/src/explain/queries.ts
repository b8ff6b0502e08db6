import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, post } from '../api/client';
import type { Explanation, Listed } from '../api/explain';
import { TIERWALL } from '../api/paths';
import { all } from '../live/queries';
import { addressOf, flawsOf, type Question } from './question';

const MINUTE = 60_000;

/** The pods or the services of a cluster. */
export function listed(cluster: string, kind: 'pods' | 'services') {
  return queryOptions({
    queryKey: ['inventory', cluster, kind],
    enabled: cluster !== '',
    staleTime: MINUTE / 2,
    placeholderData: (before: readonly Listed[] | undefined, query) =>
      query?.queryKey[1] === cluster ? before : undefined,
    queryFn: ({ signal }): Promise<readonly Listed[]> =>
      all<Listed>(`${TIERWALL}/clusters/${encodeURIComponent(cluster)}/inventory/${kind}?page_size=1000`, signal),
  });
}

/**
 * The walk of a packet; once a minute again, because what runs in a cluster changes, too.
 *
 * @param draft the body of the publish whose rules are asked about; undefined for what is published
 */
export function explanation(question: Question, draft: unknown) {
  const address = addressOf(question);
  return queryOptions({
    queryKey: draft === undefined ? ['explain', address] : ['explain', address, JSON.stringify(draft)],
    enabled: question.cluster !== '' && Object.keys(flawsOf(question)).length === 0,
    refetchInterval: MINUTE,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      draft === undefined ? get<Explanation>(address, signal) : post<Explanation>(address, draft, signal),
  });
}
