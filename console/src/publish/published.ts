import { queryOptions } from '@tanstack/react-query';
import { post } from '../api/client';
import { TIERWALL } from '../api/paths';
import type { Plan } from '../api/tierwall';
import type { Doc } from '../intent/documents';
import type { Entries, Entry } from '../intent/draft';
import { sameContent } from '../intent/fields';
import type { Documents } from '../intent/snapshot';
import { queryClient } from '../live/queries';
import { complete, revisionOf, revisions } from '../revisions/queries';

/** What a revision changed, as the draft that it was. */
export interface Published {
  readonly before: Documents;
  readonly entries: Entries;
}

/** What a revision changed: as it was reviewed here, or else as the manager keeps it. */
export function published(revision: number) {
  return queryOptions({
    queryKey: ['published', revision],
    gcTime: Number.POSITIVE_INFINITY,
    placeholderData: () => undefined,
    queryFn: async (): Promise<Published> => {
      const known = (await queryClient.fetchQuery({ ...revisions, staleTime: 0 })).map(revisionOf);
      const previous = previousOf(known, revision);
      const [before, after] = await Promise.all([
        previous === undefined ? new Map<string, Doc>() : queryClient.fetchQuery(complete(previous)),
        queryClient.fetchQuery(complete(revision)),
      ]);
      return { before, entries: entriesBetween(before, after) };
    },
  });
}

/** What a revision did to traffic: as it was worked out before it was published, or else with the pods of today. */
export function publishedPlan(revision: number) {
  return queryOptions({
    queryKey: ['published', revision, 'plan'],
    gcTime: Number.POSITIVE_INFINITY,
    retry: false,
    placeholderData: () => undefined,
    queryFn: ({ signal }) =>
      post<Plan>(`${TIERWALL}/plan`, { from_revision: revision - 1, to_revision: revision }, signal),
  });
}

/** Keeps what was reviewed for the time after, so that nothing on the screen is asked for again. */
export function remember(revision: number, what: Published, plan: Plan | undefined): void {
  queryClient.setQueryData(published(revision).queryKey, what);
  if (plan) {
    queryClient.setQueryData(publishedPlan(revision).queryKey, plan);
  }
}

/** The revision to go back to from one; undefined when there is none. */
export function previousOf(known: readonly number[], revision: number): number | undefined {
  const before = known.filter((each) => each < revision);
  return before.length === 0 ? undefined : Math.max(...before);
}

/** What leads from some documents to others; what the manager brings along itself is no change. */
export function entriesBetween(before: Documents, after: Documents): Entries {
  const entries = new Map<string, Entry>();
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const entry = { base: before.get(path), mine: after.get(path) };
    if (!sameContent(entry.base, entry.mine) && !(entry.mine ?? entry.base)?.is_default) {
      entries.set(path, entry);
    }
  }
  return entries;
}
