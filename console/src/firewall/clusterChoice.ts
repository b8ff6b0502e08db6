import type { Cluster } from '../api/tierwall';
import { labelsOf } from '../fleet/labels';

/** From so many clusters on nobody looks through all of them. */
export const MANY = 8;

/** The clusters whose name, id or labels have all the words. */
export function matching(clusters: readonly Cluster[], text: string): readonly Cluster[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return clusters.filter((cluster) => {
    const said = [cluster.display_name, cluster.id, ...labelsOf(cluster)].join(' ').toLowerCase();
    return words.every((word) => said.includes(word));
  });
}

/** Whether all, none or some (null) of the clusters are chosen. */
export function howMany(clusters: readonly Cluster[], chosen: readonly string[]): boolean | null {
  const count = clusters.filter(({ path }) => chosen.includes(path)).length;
  return count === 0 ? false : count === clusters.length ? true : null;
}

/** What is chosen after all of some clusters are, or none of them; others stay as they are. */
export function withAll(clusters: readonly Cluster[], chosen: readonly string[], on: boolean): readonly string[] {
  const paths = new Set(clusters.map(({ path }) => path));
  return [...chosen.filter((path) => !paths.has(path)), ...(on ? paths : [])];
}
