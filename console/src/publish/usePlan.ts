import { queryOptions, useQuery } from '@tanstack/react-query';
import { post } from '../api/client';
import { TIERWALL } from '../api/paths';
import type { Plan } from '../api/tierwall';

/** What the body of a publish would open and close, worked out by the manager for what it knows of the clusters. */
export function usePlan(body: unknown, revision: number, enabled: boolean) {
  const text = JSON.stringify(body);
  return useQuery({
    ...queryOptions({
      queryKey: ['plan', revision, text],
      queryFn: ({ signal }) => post<Plan>(`${TIERWALL}/plan`, body, signal),
    }),
    enabled,
    retry: false,
    gcTime: 60_000,
  });
}
