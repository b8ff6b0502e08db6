import { type AutoDraft, revisionOf } from './queries';

export interface Message {
  readonly revision: number;
  readonly text: string;
}

/** What was said of the revisions that lead from one to another, either way, in the order of the list. */
export function messagesBetween(revisions: readonly AutoDraft[], from: number, to: number): readonly Message[] {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  return revisions
    .map((draft) => ({ revision: revisionOf(draft), text: draft.description ?? '' }))
    .filter(({ revision, text }) => text !== '' && revision > low && revision <= high);
}
