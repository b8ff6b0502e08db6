import type { Doc } from './documents';
import { kindOf, policyOf } from './documents';
import { sameContent } from './fields';
import { type Choices, decide, settle, type Verdict } from './merge';
import type { Documents } from './snapshot';
import { CLUSTERS_FIELD, spannedBy, spanStates, spansAsBegun } from './spans';

/**
 * One object as it was when it was first edited, and as it should be. Without a base it is new; without `mine` it is to
 * go.
 */
export interface Entry {
  readonly base: Doc | undefined;
  readonly mine: Doc | undefined;
  /** Of a policy and its spans: the clusters that it spanned then. */
  readonly spans?: readonly string[];
}

export type Entries = ReadonlyMap<string, Entry>;

interface Step {
  readonly label: string;
  readonly entries: Entries;
}

/** What one person has written and not yet published. A value: each edit makes the next one. */
export interface Draft {
  readonly entries: Entries;
  /** Why it is to be published; empty while nothing is said. */
  readonly message: string;
  /** What undo goes back to, the latest last. */
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

export const EMPTY: Draft = { entries: new Map(), message: '', past: [], future: [] };

const REMEMBERED = 200;

/** What objects become; undefined deletes one. */
export type Edits = ReadonlyMap<string, Doc | undefined>;

/**
 * The draft after some edits that belong together.
 *
 * @param published what everybody has, which is the base of what is edited for the first time
 * @param label what undo says of it
 */
export function edit(draft: Draft, published: Documents, label: string, edits: Edits): Draft {
  const entries = new Map(draft.entries);
  for (const [path, mine] of edits) {
    const base = entries.has(path) ? entries.get(path)?.base : published.get(path);
    if (sameContent(base, mine)) {
      entries.delete(path);
    } else {
      entries.set(path, withSpans({ base, mine }, path, begunWith(entries, published, path)));
    }
  }
  return after(draft, label, entries);
}

function begunWith(entries: Entries, published: Documents, path: string): readonly string[] {
  const policy = policyOf(path);
  return spansAsBegun(entries, policy) ?? spannedBy(published, policy);
}

function withSpans(entry: Entry, path: string, spans: readonly string[]): Entry {
  const doc = entry.mine ?? entry.base;
  const kind = doc && policyOf(path) !== '' ? kindOf(doc) : 'other';
  return kind === 'policy' || kind === 'span' ? { ...entry, spans } : entry;
}

/** The draft after a step that can be undone. */
function after(draft: Draft, label: string, entries: Entries): Draft {
  return {
    entries,
    message: entries.size === 0 ? '' : draft.message,
    past: [...draft.past, { label, entries: draft.entries }].slice(-REMEMBERED),
    future: [],
  };
}

export function undo(draft: Draft): Draft {
  const last = draft.past.at(-1);
  if (!last) {
    return draft;
  }
  return {
    ...draft,
    entries: last.entries,
    past: draft.past.slice(0, -1),
    future: [{ label: last.label, entries: draft.entries }, ...draft.future],
  };
}

export function redo(draft: Draft): Draft {
  const [next, ...future] = draft.future;
  if (!next) {
    return draft;
  }
  return {
    ...draft,
    entries: next.entries,
    past: [...draft.past, { label: next.label, entries: draft.entries }],
    future,
  };
}

/**
 * The draft without an object that was added to it, and is not wanted after all.
 *
 * @param label what undo says of it where other steps came after: the last one is as if it had never been
 */
export function withoutNew(draft: Draft, label: string, path: string): Draft {
  const last = draft.past.at(-1);
  return last && draft.entries.has(path) && !last.entries.has(path)
    ? { ...draft, entries: last.entries, past: draft.past.slice(0, -1) }
    : discard(draft, label, [path]);
}

/** Takes some objects' edits back, and those of what is below them. */
export function discard(draft: Draft, label: string, paths: readonly string[]): Draft {
  const entries = new Map(
    [...draft.entries].filter(([path]) => !paths.some((gone) => path === gone || path.startsWith(`${gone}/`))),
  );
  return after(draft, label, entries);
}

/** All objects as they would be once the draft is published. */
export function overlay(published: Documents, entries: Entries): Documents {
  if (entries.size === 0) {
    return published;
  }
  const documents = new Map(published);
  for (const [path, entry] of entries) {
    const verdict = decide(entry, published.get(path));
    if (verdict.result === undefined) {
      documents.delete(path);
    } else {
      documents.set(path, verdict.result);
    }
  }
  return documents;
}

/** What others published meanwhile, for each object of the draft that it concerns. */
export function conflicts(published: Documents, entries: Entries): ReadonlyMap<string, Verdict> {
  const found = new Map<string, Verdict>();
  for (const [path, entry] of entries) {
    const verdict = decide(entry, published.get(path));
    if (verdict.theirs.length > 0) {
      found.set(path, verdict);
    }
    const policy = policyOf(path);
    if (entry.spans && !found.has(policy) && spanStates(published, entries, policy)) {
      found.set(policy, { result: verdict.result, theirs: [CLUSTERS_FIELD], clashes: [] });
    }
  }
  return found;
}

/**
 * The draft over what is published now: what others did is its base from here on. Where both changed the same, mine counts
 * unless something else was chosen.
 *
 * @param label what undo says of it
 * @param paths the objects to bring up to date
 * @param choices by fields, of each of those objects
 */
export function rebase(
  draft: Draft,
  published: Documents,
  label: string,
  paths: Iterable<string>,
  choices: Choices = new Map(),
): Draft {
  const entries = new Map(draft.entries);
  for (const path of paths) {
    const entry = entries.get(path);
    if (entry) {
      const { base, mine } = settle(entry, published.get(path), choices);
      const doc = mine ?? base;
      const left = doc && kindOf(doc) === 'span' && choices.get(CLUSTERS_FIELD) === 'theirs';
      if (left || sameContent(base, mine)) {
        entries.delete(path);
      } else {
        entries.set(path, withSpans({ base, mine }, path, spannedBy(published, policyOf(path))));
      }
    }
  }
  return after(draft, label, entries);
}

/** How many things a person would say they changed: an object, not its fields; a span belongs to its policy. */
export function countChanges(entries: Entries): number {
  const changed = new Set<string>();
  for (const [path, { base, mine }] of entries) {
    const doc = mine ?? base;
    changed.add(doc && kindOf(doc) === 'span' ? path.replace(/\/container-cluster-span\/.*$/, '') : path);
  }
  return changed.size;
}
