import { replaceEqualDeep } from '@tanstack/react-query';
import { get, Refusal } from '../api/client';
import { POLICY } from '../api/paths';
import type { Page } from '../api/tierwall';
import { type Doc, policyOf, type RuleDoc, type SpanDoc } from '../intent/documents';
import type { Documents } from '../intent/snapshot';

/** What a publish says of itself. */
export interface PublishEvent {
  readonly revision: number;
  /** How many objects changed; the paths may be fewer. */
  readonly changes: number;
  readonly paths: readonly string[];
}

/** More than that is read anew as a whole. */
const MOST = 20;

/** What of the intent is to be read again: policies with what is in them, groups and services; nothing when it is all. */
export function touchedBy(event: PublishEvent): readonly string[] | undefined {
  if (event.paths.length < event.changes) {
    return undefined;
  }
  const touched = new Set<string>();
  for (const path of event.paths) {
    if (policyOf(path) !== '') {
      touched.add(policyOf(path));
    } else if (/^\/infra\/(domains\/[^/]+\/groups|services)\//.test(path)) {
      touched.add(path.split('/service-entries/')[0] ?? path);
    }
  }
  return touched.size > MOST ? undefined : [...touched];
}

/** One policy with its rules and spans, or one group or service, as it is now; nothing when it is gone. */
export async function read(path: string): Promise<readonly Doc[]> {
  try {
    const doc = await get<Doc>(`${POLICY}${path}`);
    if (policyOf(path) === '') {
      return [doc];
    }
    // The tree, which is what all others came from, does not count.
    const { rules = [], rule_count, ...policy } = doc as Doc & { readonly rules?: readonly RuleDoc[] };
    const spans = await get<Page<SpanDoc>>(`${POLICY}${path}/container-cluster-span?page_size=1000`);
    return [policy as Doc, ...rules, ...spans.results];
  } catch (failure) {
    if (failure instanceof Refusal && failure.status === 404) {
      return [];
    }
    throw failure;
  }
}

/**
 * All objects, where one and what is in it is as it was read. What was there keeps its place, and what is as before stays
 * the same object.
 */
export function withRead(documents: Documents, path: string, docs: readonly Doc[]): Documents {
  const next = new Map(documents);
  const there = new Set(docs.map((doc) => doc.path));
  for (const known of documents.keys()) {
    if ((known === path || known.startsWith(`${path}/`)) && !there.has(known)) {
      next.delete(known);
    }
  }
  for (const doc of docs) {
    next.set(doc.path, replaceEqualDeep(documents.get(doc.path), doc));
  }
  return next;
}
