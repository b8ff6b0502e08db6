import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Draft, edit, overlay } from '../intent/draft';
import type { Done } from '../intent/edits';
import { type Catalogue, catalogueOf, type Documents } from '../intent/snapshot';
import { documents, queryClient } from '../live/queries';
import { draftStore, useDraft } from './store';

export interface Intent {
  readonly query: UseQueryResult<Documents>;
  /** What everybody has. */
  readonly published: Documents;
  readonly draft: Draft;
  /** What would be, with the draft: what people edit. */
  readonly catalogue: Catalogue;
}

const NOTHING: Documents = new Map();

export function useCatalogue(): Intent {
  const query = useQuery(documents);
  const draft = useDraft();
  const published = query.data ?? NOTHING;
  const catalogue = useMemo(() => catalogueOf(overlay(published, draft.entries)), [published, draft.entries]);
  return { query, published, draft, catalogue };
}

/** What would be as of now: also of what was just noted, and is not drawn yet. */
export function catalogueNow(): Catalogue {
  const published = queryClient.getQueryData(documents.queryKey) ?? NOTHING;
  return catalogueOf(overlay(published, draftStore().current().entries));
}

/** Notes in the draft what a person did. */
export function perform(done: Done): void {
  const published = queryClient.getQueryData(documents.queryKey) ?? NOTHING;
  draftStore().update((draft) => edit(draft, published, done.label, done.edits));
}
