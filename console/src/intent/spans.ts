import { kindOf, policyOf, type SpanDoc } from './documents';
import type { Entries } from './draft';
import { equal } from './fields';
import type { FieldStates } from './merge';
import type { Documents } from './snapshot';

/** Under this name the clusters of a policy are told as a field of it. */
export const CLUSTERS_FIELD = 'clusters';

/** What is published does not change, it is replaced: so what was found out about it stays true. */
const found = new WeakMap<Documents, ReadonlyMap<string, readonly string[]>>();

/** The clusters that a policy spans, sorted. */
export function spannedBy(documents: Documents, policy: string): readonly string[] {
  const known = found.get(documents) ?? byPolicy(documents);
  found.set(documents, known);
  return known.get(policy) ?? [];
}

function byPolicy(documents: Documents): ReadonlyMap<string, readonly string[]> {
  const spans = new Map<string, string[]>();
  for (const [path, doc] of documents) {
    if (kindOf(doc) === 'span') {
      const policy = policyOf(path);
      spans.set(policy, [...(spans.get(policy) ?? []), (doc as SpanDoc).container_cluster_path]);
    }
  }
  return new Map([...spans].map(([policy, clusters]) => [policy, clusters.sort()]));
}

/** The clusters that a policy spanned when it, or where it is enforced, was first edited; undefined where it was not. */
export function spansAsBegun(entries: Entries, policy: string): readonly string[] | undefined {
  for (const [path, { spans }] of entries) {
    if (spans && policyOf(path) === policy) {
      return spans;
    }
  }
  return undefined;
}

/**
 * The clusters of a policy in three states, where others changed them since mine began. Both sides' changes go together:
 * mine is what comes of both, unless I changed none.
 */
export function spanStates(published: Documents, entries: Entries, policy: string): FieldStates | undefined {
  const base = spansAsBegun(entries, policy);
  const theirs = spannedBy(published, policy);
  if (base === undefined || !published.has(policy) || equal(base, theirs)) {
    return undefined;
  }
  const mine = new Set(theirs);
  let own = false;
  for (const [path, entry] of entries) {
    const doc = entry.mine ?? entry.base;
    if (doc && kindOf(doc) === 'span' && policyOf(path) === policy) {
      const cluster = (doc as SpanDoc).container_cluster_path;
      if (entry.mine === undefined) {
        own = mine.delete(cluster) || own;
      } else {
        own = own || !mine.has(cluster);
        mine.add(cluster);
      }
    }
  }
  const states = { field: CLUSTERS_FIELD, base, theirs };
  return own
    ? { ...states, mine: [...mine].sort(), changedBy: 'both' }
    : { ...states, mine: base, changedBy: 'theirs' };
}
