import { queryOptions, type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import { TIERWALL, withQuery } from '../api/paths';
import type { Page, RuleFinding } from '../api/tierwall';
import { realization } from './queries';

/** A finding, and the clusters that show it. */
export interface FindingInClusters {
  readonly finding: RuleFinding;
  readonly clusters: readonly string[];
}

export const NO_FINDINGS: readonly FindingInClusters[] = [];

/** So many clusters are asked: each answer is worked out for one. */
const ASKED = 20;
const MOST = 1000;

function findings(cluster: string) {
  return queryOptions({
    queryKey: ['findings', cluster, 'rules'],
    retry: false,
    queryFn: async ({ signal }): Promise<OfCluster> => {
      const page = await get<Page<RuleFinding>>(
        withQuery(`${TIERWALL}/findings`, { cluster, page_size: MOST }),
        signal,
      );
      return [cluster, page.results];
    },
  });
}

/** What is odd about each rule, by its path; empty until it is worked out. */
export function useFindings(): ReadonlyMap<string, readonly FindingInClusters[]> {
  const clusters = useQuery(realization).data?.clusters ?? [];
  const asked = clusters.filter((cluster) => cluster.connection === 'CONNECTED').slice(0, ASKED);
  return useQueries({ queries: asked.map(({ id }) => findings(id)), combine });
}

/** It stays the same function, so that answers are put together once and not at each use. */
function combine(answers: readonly UseQueryResult<OfCluster>[]): ReadonlyMap<string, readonly FindingInClusters[]> {
  return byRule(answers.flatMap(({ data }) => (data ? [data] : [])));
}

/** How many findings of high severity are about any of some rules; one about several of them counts once. */
export function highCount(
  findings: ReadonlyMap<string, readonly FindingInClusters[]>,
  rules: readonly { readonly path: string }[],
): number {
  const told = rules.flatMap(({ path }) => findings.get(path) ?? NO_FINDINGS);
  return new Set(told.filter(({ finding }) => finding.severity === 'HIGH')).size;
}

type OfCluster = readonly [cluster: string, findings: readonly RuleFinding[]];

/** Findings by the rules that they are about. */
export function byRule(answers: readonly OfCluster[]): ReadonlyMap<string, readonly FindingInClusters[]> {
  const found = new Map<string, FindingInClusters[]>();
  for (const told of grouped(answers)) {
    for (const rule of new Set(told.finding.rules.map((each) => each.rule))) {
      if (rule !== undefined) {
        found.set(rule, [...(found.get(rule) ?? []), told]);
      }
    }
  }
  return found;
}

/** The same sentence of several clusters is told once. */
export function grouped(answers: readonly OfCluster[]): FindingInClusters[] {
  const told = new Map<string, { finding: RuleFinding; clusters: string[] }>();
  for (const [cluster, findingsThere] of answers) {
    for (const finding of findingsThere) {
      const key = `${finding.kind} ${finding.sentence}`;
      const same = told.get(key) ?? { finding, clusters: [] };
      if (same.clusters.at(-1) !== cluster) {
        same.clusters.push(cluster);
      }
      told.set(key, same);
    }
  }
  return [...told.values()];
}
