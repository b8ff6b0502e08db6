import { keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query';
import { get, Refusal } from '../api/client';
import { INFRA, POLICY, TIERWALL, withQuery } from '../api/paths';
import type { Cluster, ClusterHealth, Drift, Page, PolicyStatistics, Realization } from '../api/tierwall';
import type { Doc } from '../intent/documents';
import { type Documents, documentsOf } from '../intent/snapshot';

const TREE = 'Domain;Group;SecurityPolicy;Rule;SecurityPolicyContainerCluster';
const MOST = 1000;

/** What is known of the manager, asked for once and kept true by events. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      placeholderData: keepPreviousData,
      retry: (failures, failure) => failures < 3 && !(failure instanceof Refusal && failure.status >= 400),
      refetchOnWindowFocus: false,
    },
  },
});

/** Everything that is published: policies, rules, spans, groups and services. */
export const documents = queryOptions({
  queryKey: ['documents'],
  queryFn: async ({ signal }): Promise<Documents> => {
    const [tree, services] = await Promise.all([
      get<unknown>(`${INFRA}?type_filter=${encodeURIComponent(TREE)}`, signal),
      all<Doc>(`${INFRA}/services?page_size=${MOST}`, signal),
    ]);
    return new Map([...documentsOf(tree), ...services.map((service) => [service.path, service] as const)]);
  },
});

export const realization = queryOptions({
  queryKey: ['realization'],
  queryFn: ({ signal }) => get<Realization>(`${TIERWALL}/realization`, signal),
});

export const clusters = queryOptions({
  queryKey: ['clusters'],
  queryFn: ({ signal }) => all<Cluster>(`${TIERWALL}/clusters`, signal),
});

/** Controllers and agents report once a minute. */
export const health = queryOptions({
  queryKey: ['health'],
  refetchInterval: 30_000,
  queryFn: ({ signal }) =>
    all<ClusterHealth>(
      `${INFRA}/sites/default/enforcement-points/default/cluster-control-planes-status?page_size=${MOST}`,
      signal,
    ),
});

export const drift = queryOptions({
  queryKey: ['drift'],
  queryFn: ({ signal }) => all<Drift>(`${TIERWALL}/drift?page_size=${MOST}`, signal),
});

export interface User {
  readonly user_name: string;
  readonly roles: readonly { readonly role: string; readonly permissions: readonly string[] }[];
}

export const user = queryOptions({
  queryKey: ['user'],
  retry: false,
  queryFn: ({ signal }) => get<User>(`${POLICY}/aaa/user-info`, signal),
});

/** All pages of a list, ten at most: what is longer is a screen of its own. */
export async function all<T>(path: string, signal: AbortSignal): Promise<T[]> {
  const found: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 10; page++) {
    const next = cursor === undefined ? path : `${path}&cursor=${encodeURIComponent(cursor)}`;
    const answer = await get<Page<T>>(next, signal);
    found.push(...answer.results);
    cursor = answer.cursor;
    if (cursor === undefined) {
      break;
    }
  }
  return found;
}

/** The account that is always there; its password is set where the manager is started. */
export const FIRST_ACCOUNT = 'admin';

/** Whether somebody may change policies, groups and services. The manager decides; the console says so beforehand. */
export function may(who: User): boolean {
  return who.roles.some(({ role }) => role === 'enterprise_admin' || role === 'security_engineer');
}

export function statistics(policy: string) {
  return queryOptions({
    queryKey: ['statistics', policy],
    refetchInterval: 30_000,
    queryFn: ({ signal }) =>
      get<PolicyStatistics>(withQuery(`${TIERWALL}/statistics`, { policy_path: policy }), signal),
  });
}
