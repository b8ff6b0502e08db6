import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, getText } from '../api/client';
import { TIERWALL, withQuery } from '../api/paths';
import type { Page } from '../api/tierwall';

export type InventoryList = 'namespaces' | 'pods' | 'nodes' | 'services' | 'policies' | 'tiers' | 'groups';

export const INVENTORY_LISTS: readonly InventoryList[] = [
  'namespaces',
  'pods',
  'nodes',
  'services',
  'policies',
  'tiers',
  'groups',
];

/** Something in a cluster; what is said of it depends on its kind. */
export interface Item {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly uid: string;
  readonly owner: 'ours' | 'foreign';
  readonly labels: Readonly<Record<string, string>>;
  readonly node?: string;
  readonly phase?: string;
  readonly service_account?: string;
  readonly addresses?: readonly string[];
  readonly ports?: readonly string[];
  readonly ready?: boolean;
  readonly type?: string;
  readonly selector?: Readonly<Record<string, string>>;
  readonly tier?: string;
  readonly priority?: number;
}

/** Whether a kind is being watched; what was last known stays in the list. */
export interface Coverage {
  readonly kind: string;
  readonly state: 'KNOWN' | 'UNKNOWN';
  readonly since: string;
  readonly reason: string;
}

export interface ItemPage extends Page<Item> {
  readonly coverage: readonly Coverage[];
}

export interface ItemFilter {
  readonly name?: string;
  readonly owner?: string;
  readonly namespace?: string;
}

const AGAIN = 15_000;
const PAGE = 100;

function listPath(cluster: string, list: InventoryList): string {
  return `${TIERWALL}/clusters/${encodeURIComponent(cluster)}/inventory/${list}`;
}

/** A list of what is in a cluster, page by page. Clusters tell the manager at once; the manager is asked now and then. */
export function inventory(cluster: string, list: InventoryList, filter: ItemFilter) {
  return infiniteQueryOptions({
    queryKey: ['inventory', cluster, list, filter],
    refetchInterval: AGAIN,
    initialPageParam: '',
    placeholderData: (previous, query) =>
      query?.queryKey[1] === cluster && query.queryKey[2] === list ? previous : undefined,
    queryFn: ({ signal, pageParam }) =>
      get<ItemPage>(withQuery(listPath(cluster, list), { ...filter, page_size: PAGE, cursor: pageParam }), signal),
    getNextPageParam: (page: ItemPage) => page.cursor,
  });
}

/** How much there is, and whether that is known. */
export function inventoryCount(cluster: string, list: InventoryList, owner?: 'ours' | 'foreign') {
  return queryOptions({
    queryKey: ['inventory-count', cluster, list, owner],
    refetchInterval: AGAIN,
    queryFn: ({ signal }) =>
      get<ItemPage>(withQuery(listPath(cluster, list), { page_size: 1, owner }), signal).then((page) => ({
        count: page.result_count ?? page.results.length,
        coverage: page.coverage,
      })),
  });
}

/** An object as the cluster holds it. */
export function inventoryYaml(cluster: string, list: InventoryList, item: Pick<Item, 'kind' | 'namespace' | 'name'>) {
  const path = [item.kind, item.namespace || '-', item.name].map(encodeURIComponent).join('/');
  return queryOptions({
    queryKey: ['inventory-yaml', cluster, list, path],
    refetchInterval: AGAIN,
    queryFn: () => getText(`${listPath(cluster, list)}/${path}?format=yaml`),
  });
}
