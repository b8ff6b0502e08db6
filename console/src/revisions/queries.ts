import { queryOptions } from '@tanstack/react-query';
import { get, post } from '../api/client';
import { INFRA, TIERWALL } from '../api/paths';
import type { Page, Plan } from '../api/tierwall';
import { type Documents, documentsOf } from '../intent/snapshot';
import { all } from '../live/queries';
import { overriding } from '../publish/override';

/** What was published once, as NSX says it: a draft that goes back to it. */
export interface AutoDraft {
  readonly id: string;
  readonly display_name: string;
  /** Why it was published, if anybody said so. */
  readonly description?: string;
  readonly _create_user: string;
  /** In milliseconds since 1970. */
  readonly _create_time: number;
}

/** The latest revisions that changed groups, services or policies, the latest first. */
export const revisions = queryOptions({
  queryKey: ['revisions'],
  queryFn: ({ signal }) => all<AutoDraft>(`${INFRA}/drafts?auto_drafts=true&page_size=1000`, signal),
});

/** The first of them. */
export const latestRevision = queryOptions({
  queryKey: ['revisions', 'latest'],
  queryFn: async ({ signal }) =>
    (await get<Page<AutoDraft>>(`${INFRA}/drafts?auto_drafts=true&page_size=1`, signal)).results[0] ?? null,
});

export function revisionOf(draft: AutoDraft): number {
  return Number(draft.id.replace(/^auto-/, ''));
}

/** Everything as a revision had it. What was published once does not change any more. */
export function complete(revision: number) {
  return queryOptions({
    queryKey: ['revision', revision],
    enabled: revision > 0,
    queryFn: async ({ signal }): Promise<Documents> =>
      documentsOf(await get<unknown>(`${INFRA}/drafts/auto-${revision}/complete`, signal)),
  });
}

/** What going from one revision to another opens and closes, with the pods of today. */
export function effect(from: number, to: number) {
  return queryOptions({
    queryKey: ['plan', from, to],
    enabled: from > 0 && to > 0 && from !== to,
    staleTime: 60_000,
    queryFn: ({ signal }) => post<Plan>(`${TIERWALL}/plan`, { from_revision: from, to_revision: to }, signal),
  });
}

/**
 * Groups, services and policies become what they were: the draft of that revision is published.
 *
 * @param reason why, even against guardrails; empty where it is not to go past them
 */
export function goBackTo(revision: number, reason: string): Promise<unknown> {
  return post(`${INFRA}/drafts/auto-${revision}?action=publish`, undefined, undefined, overriding(reason));
}
