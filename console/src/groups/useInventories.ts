import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { clusters as clustersQuery } from '../live/queries';
import { type Item, isWatched, itemsOf, namespaces, type PodItem, pods, type ServiceItem, services } from './queries';

/** So many clusters are asked: who writes a group wants names to choose from and an impression, not all there is. */
const ASKED = 10;

/** What is known of one cluster; undefined what was not read yet. */
export interface Known {
  readonly cluster: string;
  readonly namespaces: readonly Item[] | undefined;
  readonly pods: readonly PodItem[] | undefined;
  readonly services: readonly ServiceItem[] | undefined;
  /** Whether the cluster has more than was read. */
  readonly cut: boolean;
  /** Whether this is only what was last known of it. */
  readonly stale: boolean;
}

export function useInventories(): readonly Known[] {
  const known = useQuery(clustersQuery).data;
  const ids = useMemo(() => (known ?? []).slice(0, ASKED).map(({ id }) => id), [known]);
  const spaces = useQueries({ queries: ids.map((id) => namespaces(id)) });
  const podsOf = useQueries({ queries: ids.map((id) => pods(id, undefined, '')) });
  const servicesOf = useQueries({ queries: ids.map((id) => services(id, undefined)) });
  return ids.map((cluster, index) => ({
    cluster,
    namespaces: itemsOf(spaces[index]?.data),
    pods: itemsOf(podsOf[index]?.data),
    services: itemsOf(servicesOf[index]?.data),
    cut: [spaces, podsOf, servicesOf].some((list) => list[index]?.data?.cut),
    stale: [spaces, podsOf, servicesOf].some((list) => {
      const inventory = list[index]?.data;
      return inventory !== undefined && !isWatched(inventory);
    }),
  }));
}
