import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { AuditEntry, Page } from '../api/tierwall';
import { AUDIT, type AuditFilter, readPage } from './entries';

type Pages = InfiniteData<Page<AuditEntry>, string>;

/** What is loaded, with the newest page before it; that page alone where something between the two is missing. */
export function withNewest(loaded: Pages, newest: Page<AuditEntry>): Pages {
  const [first, ...older] = loaded.pages;
  const last = newest.results.at(-1)?.id ?? 0;
  const latest = first?.results.at(0)?.id ?? 0;
  if (!first || newest.cursor === undefined || last > latest) {
    return { pages: [newest], pageParams: [''] };
  }
  const { cursor: _, ...page } = newest;
  const results = [...newest.results, ...first.results.filter(({ id }) => id < last)];
  return { ...loaded, pages: [{ ...page, results, ...(first.cursor && { cursor: first.cursor }) }, ...older] };
}

/** Reads the newest page of each list that is shown; the others are read when they are shown again. */
export async function readNewest(client: QueryClient): Promise<void> {
  const shown = client.getQueryCache().findAll({ queryKey: AUDIT, type: 'active' });
  client.invalidateQueries({ queryKey: AUDIT, type: 'inactive', refetchType: 'none' });
  await Promise.all(
    shown.map(async (query) => {
      const { queryKey } = query;
      try {
        const newest = await readPage(queryKey[1] as AuditFilter, '');
        // An answer that is on its way would come over this one.
        await Promise.allSettled([query.state.fetchStatus === 'fetching' ? query.promise : undefined]);
        client.setQueryData<Pages>(queryKey, (loaded) => loaded && withNewest(loaded, newest));
      } catch {
        // What is wrong shows when everything is read.
        await client.invalidateQueries({ queryKey });
      }
    }),
  );
}
