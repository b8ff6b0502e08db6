import type { Doc, RuleDoc } from './documents';
import { ANY, idOf, kindOf, policyOf, type SpanDoc } from './documents';
import type { Entries, Entry } from './draft';
import { changedFields } from './fields';
import { type Mark, markOfEntry } from './marks';
import { compare, decide, type FieldStates, type Verdict } from './merge';
import type { Documents } from './snapshot';
import { CLUSTERS_FIELD, spanStates } from './spans';

/** One field that differs, in values of the API; undefined where it is not there. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What a person did to one object. A span is told as a field of its policy. */
export interface Change {
  readonly path: string;
  readonly doc: Doc;
  readonly mark: Mark;
  readonly fields: readonly FieldChange[];
  readonly verdict: Verdict;
  /** Its fields in three states, where others changed it, too. */
  readonly comparison: readonly FieldStates[];
  /** What everybody has of it. */
  readonly published: Doc | undefined;
  /** All entries of the draft that belong to it. */
  readonly entries: readonly string[];
}

const NO_VERDICT: Verdict = { result: undefined, theirs: [], clashes: [] };
/** Others deleted a policy of which only the clusters were edited: there is nothing to keep. */
const GONE: Verdict = { result: undefined, theirs: ['*'], clashes: ['*'] };

/** Everything in a draft, object by object: policies with their rules behind them, then groups and services. */
export function changesOf(published: Documents, entries: Entries): Change[] {
  const changes = new Map<string, Change>();
  for (const [path, entry] of entries) {
    const doc = entry.mine ?? entry.base;
    if (doc && kindOf(doc) !== 'span') {
      changes.set(path, changeOf(path, doc, entry, published.get(path)));
    }
  }
  for (const [path, entry] of entries) {
    const doc = entry.mine ?? entry.base;
    if (doc && kindOf(doc) === 'span') {
      noteSpan(changes, published, path, doc as SpanDoc, entry);
    }
  }
  for (const [path, change] of changes) {
    const states = kindOf(change.doc) === 'policy' ? spanStates(published, entries, path) : undefined;
    if (states) {
      changes.set(path, {
        ...change,
        verdict: { ...change.verdict, theirs: [...change.verdict.theirs, states.field] },
        comparison: [...change.comparison, states],
      });
    }
  }
  return [...changes.values()].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function changeOf(path: string, doc: Doc, entry: Entry, now: Doc | undefined): Change {
  const mark = markOfEntry(entry);
  const fields = changedFields(entry.base ?? EMPTY_DOC, entry.mine ?? EMPTY_DOC)
    .filter((field) => mark === 'edited' || (mark === 'new' && says(field, entry.mine?.[field])))
    .map((field) => ({ field, before: entry.base?.[field], after: entry.mine?.[field] }));
  const verdict = decide(entry, now);
  const comparison = verdict.theirs.length > 0 ? compare(entry, now) : [];
  return { path, doc, mark, fields, verdict, comparison, published: now, entries: [path] };
}

/** Whether a field of a new object says anything that is not so for all. */
function says(field: string, value: unknown): boolean {
  const nothing =
    value === false || value === '' || (Array.isArray(value) && (value.length === 0 || value[0] === 'ANY'));
  return !nothing && !(field in EMPTY_DOC) && field !== 'group_type' && DEFAULTS[field] !== value;
}

/** What the manager writes into objects that do not say it. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  ip_protocol: 'IPV4_IPV6',
  stateful: true,
  tcp_strict: true,
  connectivity_preference: 'NONE',
};

const EMPTY_DOC = { resource_type: '', id: '', path: '', display_name: '' };

function noteSpan(changes: Map<string, Change>, published: Documents, path: string, span: SpanDoc, entry: Entry): void {
  const policy = policyOf(path);
  const before = changes.get(policy);
  if (before?.mark === 'deleted') {
    return;
  }
  const known = before?.doc ?? published.get(policy);
  const field: FieldChange = {
    field: CLUSTERS_FIELD,
    before: entry.base && span.container_cluster_path,
    after: entry.mine && span.container_cluster_path,
  };
  changes.set(policy, {
    path: policy,
    doc: known ?? { resource_type: 'SecurityPolicy', id: idOf(policy), path: policy, display_name: idOf(policy) },
    mark: before?.mark ?? 'edited',
    fields: [...(before?.fields ?? []), field],
    verdict: before?.verdict ?? (known ? NO_VERDICT : GONE),
    comparison: before?.comparison ?? [],
    published: published.get(policy),
    entries: [...(before?.entries ?? []), path],
  });
}

function sortKey({ path, doc }: Change): string {
  return `${kindOf(doc) === 'rule' || kindOf(doc) === 'policy' ? '0' : '1'}${path}`;
}

/**
 * The changes that some of them cannot go without: a rule needs its new policy, and whoever names a new group or service
 * needs that.
 */
export function withNeeds(changes: readonly Change[], chosen: ReadonlySet<string>): Set<string> {
  return closure(chosen, (path) => needsOf(changes, path));
}

/** The changes that cannot go without some. */
export function withDependents(changes: readonly Change[], gone: ReadonlySet<string>): Set<string> {
  return closure(gone, (path) =>
    changes.filter((change) => needsOf(changes, change.path).includes(path)).map((change) => change.path),
  );
}

function closure(start: ReadonlySet<string>, next: (path: string) => readonly string[]): Set<string> {
  const reached = new Set(start);
  for (const path of reached) {
    for (const other of next(path)) {
      reached.add(other);
    }
  }
  return reached;
}

function needsOf(changes: readonly Change[], path: string): string[] {
  const change = changes.find((each) => each.path === path);
  if (!change) {
    return [];
  }
  const named = new Set(change.mark === 'deleted' ? [] : namedBy(change.doc));
  return changes
    .filter((other) => other.path !== path)
    .filter(
      (other) =>
        (other.mark === 'new' && (named.has(other.path) || policyOf(path) === other.path)) ||
        // What is deleted may be named by others until they are changed, too.
        (change.mark === 'deleted' && other.mark !== 'new' && namedBefore(other).includes(path)),
    )
    .map((other) => other.path);
}

function namedBefore(change: Change): string[] {
  return change.fields.flatMap(({ before }) => (Array.isArray(before) ? before.map(String) : []));
}

function namedBy(doc: Doc): string[] {
  const rule = doc as Partial<RuleDoc>;
  return [
    ...(rule.source_groups ?? ANY),
    ...(rule.destination_groups ?? ANY),
    ...(rule.services ?? ANY),
    ...(rule.scope ?? ANY),
  ];
}

/** The part of a draft that belongs to some changes. */
export function entriesOf(entries: Entries, changes: readonly Change[], chosen: ReadonlySet<string>): Entries {
  const wanted = new Set(changes.filter(({ path }) => chosen.has(path)).flatMap((change) => change.entries));
  // What is deleted with its policy goes along with it.
  const deleted = changes.filter(({ path, mark }) => mark === 'deleted' && chosen.has(path)).map(({ path }) => path);
  return new Map(
    [...entries].filter(([path]) => wanted.has(path) || deleted.some((policy) => path.startsWith(`${policy}/`))),
  );
}
