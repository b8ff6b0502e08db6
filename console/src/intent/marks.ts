import type { Doc, Kind } from './documents';
import { kindOf } from './documents';
import type { Entries } from './draft';

/** What a draft does with an object. */
export type Mark = 'new' | 'edited' | 'deleted';

export function markOf(entries: Entries, path: string): Mark | undefined {
  const entry = entries.get(path);
  if (!entry) {
    return undefined;
  }
  if (entry.mine === undefined) {
    return 'deleted';
  }
  return entry.base === undefined ? 'new' : 'edited';
}

/** What a draft deletes of a kind, as it was: people see it until it is published. */
export function deletedOf(entries: Entries, kind: Kind): Doc[] {
  return [...entries.values()].flatMap(({ base, mine }) =>
    mine === undefined && base !== undefined && kindOf(base) === kind ? [base] : [],
  );
}
