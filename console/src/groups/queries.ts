import { queryOptions } from '@tanstack/react-query';
import { get } from '../api/client';
import { POLICY, TIERWALL, withQuery } from '../api/paths';
import type { Page } from '../api/tierwall';
import { all } from '../live/queries';
import type { Labels } from './membership';
import { countsOf, type GroupCounts } from './memberTotals';

/** Pods come and go without an event that tells it. */
const OFTEN = 30_000;
const MOST = 1000;
const PAGES = 10;

interface Watched<T> extends Page<T> {
  readonly coverage: readonly Coverage[];
}

export interface Coverage {
  readonly kind: string;
  readonly state: string;
  readonly since: string;
  readonly reason: string;
}

export interface Item {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly labels: Labels;
}

export interface PodItem extends Item {
  readonly namespace: string;
  readonly phase: string;
  readonly addresses: readonly string[];
}

export interface ServiceItem extends Item {
  readonly namespace: string;
  readonly selector: Labels;
}

export interface Inventory<T extends Item> {
  readonly items: readonly T[];
  readonly coverage: readonly Coverage[];
  /** Whether there are more than are listed here. */
  readonly cut: boolean;
}

/** What is in an inventory, also as last known; undefined where nothing ever was: that is not the same as nothing. */
export function itemsOf<T extends Item>(inventory: Inventory<T> | undefined): readonly T[] | undefined {
  return inventory && (inventory.items.length > 0 || isWatched(inventory)) ? inventory.items : undefined;
}

/** Whether it is true now, and not only what was last known. */
export function isWatched({ coverage }: Pick<Inventory<Item>, 'coverage'>): boolean {
  return coverage.every(({ state }) => state === 'KNOWN');
}

interface MemberPods {
  readonly cluster: readonly {
    readonly cluster_id: string;
    readonly cluster_name: string;
    readonly namespaces: readonly {
      readonly display_name: string;
      readonly pods: readonly { readonly id: string; readonly display_name: string }[];
    }[];
  }[];
}

/** The pods of a group in one cluster, as `namespace/name`. */
export interface ClusterPods {
  readonly cluster: string;
  readonly pods: readonly string[];
}

/** The pods of a group, for each cluster that has any. */
export function memberPods(group: string) {
  return queryOptions({
    queryKey: ['members', group, 'pods'],
    refetchInterval: OFTEN,
    placeholderData: () => undefined,
    queryFn: async ({ signal }): Promise<ClusterPods[]> => {
      const results = await pages<MemberPods>(`${POLICY}${group}/members/pods?page_size=${MOST}`, signal);
      return results
        .flatMap(({ cluster }) => cluster)
        .map(({ cluster_name, namespaces }) => ({
          cluster: cluster_name,
          pods: namespaces.flatMap(({ display_name, pods }) =>
            pods.map((pod) => `${display_name}/${pod.display_name}`),
          ),
        }));
    },
  });
}

/** How many pods a group has in a cluster with a policy that names it. */
export interface MemberCount {
  readonly cluster: string;
  /** What was last known, if anything ever was. */
  readonly pods?: number;
  readonly state: 'KNOWN' | 'UNKNOWN';
}

export function memberCounts(group: string) {
  return queryOptions({
    queryKey: ['members', group, 'counts'],
    refetchInterval: OFTEN,
    placeholderData: () => undefined,
    queryFn: async ({ signal }): Promise<readonly MemberCount[]> => {
      const page = await get<Page<{ readonly clusters: readonly MemberCount[] }>>(
        withQuery(`${TIERWALL}/member-counts`, { group }),
        signal,
      );
      return page.results.flatMap(({ clusters }) => clusters);
    },
  });
}

/** The same of all groups, for those who choose among them. */
export const allMemberCounts = queryOptions({
  queryKey: ['members', 'all counts'],
  refetchInterval: OFTEN,
  queryFn: async ({ signal }) =>
    countsOf(await all<GroupCounts>(`${TIERWALL}/member-counts?page_size=${MOST}`, signal)),
});

export function memberAddresses(group: string) {
  return queryOptions({
    queryKey: ['members', group, 'addresses'],
    refetchInterval: OFTEN,
    placeholderData: () => undefined,
    queryFn: async ({ signal }) =>
      await get<Page<string>>(`${POLICY}${group}/members/ip-addresses?page_size=${MOST}`, signal),
  });
}

export function namespaces(cluster: string) {
  return inventory<Item>(cluster, 'namespaces', {});
}

export function services(cluster: string, namespace: string | undefined) {
  return inventory<ServiceItem>(cluster, 'services', { namespace });
}

/** Pods of a cluster by a namespace and a part of the name; without a namespace by a part of the name. */
export function pods(cluster: string, namespace: string | undefined, name: string) {
  return inventory<PodItem>(cluster, 'pods', { namespace, name });
}

function inventory<T extends Item>(cluster: string, list: string, filter: Record<string, string | undefined>) {
  const path = withQuery(`${TIERWALL}/clusters/${encodeURIComponent(cluster)}/inventory/${list}`, {
    ...filter,
    page_size: MOST,
  });
  return queryOptions({
    queryKey: ['inventory', cluster, list, filter],
    refetchInterval: OFTEN,
    placeholderData: () => undefined,
    queryFn: async ({ signal }): Promise<Inventory<T>> => {
      const { results, coverage, cursor } = await get<Watched<T>>(path, signal);
      return { items: results, coverage, cut: cursor !== undefined };
    },
  });
}

async function pages<T>(path: string, signal: AbortSignal): Promise<T[]> {
  const found: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const answer: Page<T> = await get(cursor ? `${path}&cursor=${encodeURIComponent(cursor)}` : path, signal);
    found.push(...answer.results);
    cursor = answer.cursor;
    if (cursor === undefined) {
      break;
    }
  }
  return found;
}
