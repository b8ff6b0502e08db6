import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get } from '../api/client';
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

/** The walk of a packet; once a minute again, because what runs in a cluster changes, too. */
export function explanation(question: Question) {
  const address = addressOf(question);
  return queryOptions({
    queryKey: ['explain', address],
    enabled: question.cluster !== '' && Object.keys(flawsOf(question)).length === 0,
    refetchInterval: MINUTE,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get<Explanation>(address, signal),
  });
}
