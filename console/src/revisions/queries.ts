import { queryOptions } from '@tanstack/react-query';
import { INFRA } from '../api/paths';
import { all } from '../live/queries';

/** What was published once, as NSX says it: a draft that goes back to it. */
export interface AutoDraft {
  readonly id: string;
  readonly display_name: string;
  readonly _create_user: string;
  /** In milliseconds since 1970. */
  readonly _create_time: number;
}

/** The latest revisions that changed groups, services or policies, the latest first. */
export const revisions = queryOptions({
  queryKey: ['revisions'],
  queryFn: ({ signal }) => all<AutoDraft>(`${INFRA}/drafts?auto_drafts=true&page_size=1000`, signal),
});

export function revisionOf(draft: AutoDraft): number {
  return Number(draft.id.replace(/^auto-/, ''));
}
