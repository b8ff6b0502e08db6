import { useMemo } from 'react';
import { type Intent, useCatalogue } from '../draft/useCatalogue';
import type { GroupDoc } from '../intent/documents';
import { deletedOf } from '../intent/marks';
import { catalogueOf } from '../intent/snapshot';
import { type Uses, usesOf } from '../intent/uses';

export interface Groups extends Intent {
  /** Those of the draft, and what it deletes, by name. */
  readonly groups: readonly GroupDoc[];
  /** With the draft. */
  readonly uses: Uses;
  /** As everybody has it: clusters know of nothing else. */
  readonly publishedUses: Uses;
}

export function useGroups(): Groups {
  const intent = useCatalogue();
  const { catalogue, published, draft } = intent;
  const groups = useMemo(
    () =>
      [...catalogue.groups, ...(deletedOf(draft.entries, 'group') as GroupDoc[])].sort((a, b) =>
        a.display_name.localeCompare(b.display_name, 'en'),
      ),
    [catalogue, draft.entries],
  );
  const uses = useMemo(() => usesOf(catalogue), [catalogue]);
  const publishedUses = useMemo(() => usesOf(catalogueOf(published)), [published]);
  return { ...intent, groups, uses, publishedUses };
}
