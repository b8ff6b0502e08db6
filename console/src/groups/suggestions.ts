import type { Condition, Criterion } from './criteria';
import { judge, type Labels } from './membership';
import type { Known } from './useInventories';

const MOST = 100;

/** Names and labels that are in the clusters now, to choose from. */
export function suggest(
  known: readonly Known[],
  { member, key, scope }: Condition,
  part: 'name' | 'scope' | 'tag',
): string[] {
  if (key === 'Name') {
    const items = known.flatMap((each) => (member === 'Service' ? each.services : each.namespaces) ?? []);
    return sorted(items.map(({ name }) => name));
  }
  const labels: Labels[] = known
    .flatMap((each) => (member === 'Pod' ? each.pods : each.namespaces) ?? [])
    .map((item) => item.labels);
  return part === 'scope'
    ? sorted(labels.flatMap(Object.keys))
    : sorted(labels.flatMap((each) => (Object.hasOwn(each, scope.trim()) ? [each[scope.trim()] ?? ''] : [])));
}

function sorted(texts: readonly string[]): string[] {
  return [...new Set(texts)]
    .filter((text) => text !== '')
    .sort()
    .slice(0, MOST);
}

export interface Preview {
  readonly cluster: string;
  /** Undefined where not enough is known. */
  readonly pods: number | undefined;
  readonly cut: boolean;
  readonly stale: boolean;
}

/** How many pods criteria would select in each cluster, from what is known of it. */
export function preview(known: readonly Known[], criteria: readonly Criterion[]): Preview[] {
  return known.map(({ cluster, namespaces, pods, services, cut, stale }) => {
    if (!pods || !namespaces || !services) {
      return { cluster, pods: undefined, cut, stale };
    }
    const labels = new Map(namespaces.map((each) => [each.name, each.labels]));
    const members = pods.filter(
      (pod) => judge(criteria, pod, { namespace: labels.get(pod.namespace), services }).member === true,
    );
    return { cluster, pods: members.length, cut, stale };
  });
}
