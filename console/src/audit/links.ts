import { withQuery } from '../api/paths';

/** What a revision changed. */
export function comparisonOf(revision: number): string {
  return withQuery('/revisions', { from: String(revision - 1), to: String(revision) });
}
