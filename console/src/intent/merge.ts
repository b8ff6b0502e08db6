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

export type Side = 'mine' | 'theirs';

/** Whose state of a field counts, where somebody has chosen. */
export type Choices = ReadonlyMap<string, Side>;

/** A field of an object in its three states; undefined where a state does not have it. */
export interface FieldStates {
  readonly field: string;
  readonly base: unknown;
  readonly theirs: unknown;
  readonly mine: unknown;
  /** Who made something else of it than it was; `both` where that is not the same. */
  readonly changedBy: Side | 'both' | 'same';
}

/** Every field that I or others changed since mine began, sorted. */
export function compare({ base, mine }: Entry, published: Doc | undefined): FieldStates[] {
  const states = [base, published, mine].filter((doc) => doc !== undefined);
  const fields = new Set(states.flatMap((one) => states.flatMap((other) => changedFields(one, other))));
  return [...fields].sort().map((field) => {
    const of = { base: base?.[field], theirs: published?.[field], mine: mine?.[field] };
    return { field, ...of, changedBy: changedBy(of) };
  });
}

function changedBy({ base, theirs, mine }: Pick<FieldStates, Side | 'base'>): FieldStates['changedBy'] {
  if (equal(mine, theirs)) {
    return 'same';
  }
  if (equal(mine, base)) {
    return 'theirs';
  }
  return equal(theirs, base) ? 'mine' : 'both';
}

/** An edit over what is published now, where what was chosen counts, and elsewhere what {@link decide} says. */
export function settle(entry: Entry, published: Doc | undefined, choices: Choices): Entry {
  const { result } = decide(entry, published);
  if (!result || !published || !entry.mine) {
    return { base: published, mine: result };
  }
  const chosen: Record<string, unknown> = { ...result };
  for (const [field, side] of choices) {
    const from = side === 'mine' ? entry.mine : published;
    if (field in from) {
      chosen[field] = from[field];
    } else {
      delete chosen[field];
    }
  }
  return { base: published, mine: chosen as unknown as Doc };
}
