import type { Doc, Kind } from './documents';
import { kindOf } from './documents';
import type { Entries, Entry } from './draft';

/** What a draft does with an object. */
export type Mark = 'new' | 'edited' | 'deleted';

export function markOf(entries: Entries, path: string): Mark | undefined {
  const entry = entries.get(path);
  return entry && markOfEntry(entry);
}

export function markOfEntry({ base, mine }: Entry): Mark {
  if (mine === undefined) {
    return 'deleted';
  }
  return base === undefined ? 'new' : 'edited';
}

/** What a draft deletes of a kind, as it was: people see it until it is published. */
export function deletedOf(entries: Entries, kind: Kind): Doc[] {
  return [...entries.values()].flatMap(({ base, mine }) =>
    mine === undefined && base !== undefined && kindOf(base) === kind ? [base] : [],
  );
}
