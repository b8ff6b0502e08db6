import type { Doc } from './documents';
import type { Entry } from './draft';
import { changedFields, equal } from './fields';

/** What becomes of an edited object over what is published now. */
export interface Verdict {
  /** The object with both sides' changes, mine where both changed the same; undefined where it goes. */
  readonly result: Doc | undefined;
  /** Fields that others changed since mine began; `*` where they deleted or made the object. */
  readonly theirs: readonly string[];
  /** Those of them that I changed as well, to something else. */
  readonly clashes: readonly string[];
}

const WHOLE = ['*'];

/** Joins what I changed with what others published, field by field. */
export function decide({ base, mine }: Entry, published: Doc | undefined): Verdict {
  if (base === undefined) {
    const clash = published !== undefined && mine !== undefined && changedFields(published, mine).length > 0;
    return { result: mine, theirs: clash ? WHOLE : [], clashes: clash ? WHOLE : [] };
  }
  if (published === undefined) {
    return mine === undefined
      ? { result: undefined, theirs: [], clashes: [] }
      : { result: mine, theirs: WHOLE, clashes: WHOLE };
  }
  const theirs = changedFields(base, published);
  if (mine === undefined) {
    return { result: undefined, theirs, clashes: theirs };
  }
  const own = changedFields(base, mine);
  const clashes = theirs.filter((field) => own.includes(field) && !equal(published[field], mine[field]));
  const result: Record<string, unknown> = { ...published };
  for (const field of own) {
    if (field in mine) {
      result[field] = mine[field];
    } else {
      delete result[field];
    }
  }
  return { result: result as unknown as Doc, theirs, clashes };
}
