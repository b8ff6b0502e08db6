import { type Doc, kindOf, type PolicyDoc, policyOf, type RuleDoc, type SpanDoc } from '../intent/documents';
import type { Done } from '../intent/edits';
import { sameContent } from '../intent/fields';
import type { Documents } from '../intent/snapshot';

/** A policy as it was, for the draft, and what had to come along or stay away. */
export interface Restored {
  readonly done: Done;
  /** Groups and services that it names and that had been deleted meanwhile: they come back, too. */
  readonly brought: readonly Doc[];
  /** Clusters that are not registered any more: the policy does not come back there. */
  readonly left: readonly string[];
}

/**
 * Brings one policy back as an earlier revision had it: rules and spans of today that it did not have go.
 *
 * @param now what there is, with the draft
 * @param registered paths of the clusters that there are
 */
export function restorePolicy(
  path: string,
  then: Documents,
  now: Documents,
  registered: ReadonlySet<string>,
  label: (name: string) => string,
): Restored {
  const belongs = (other: string) => policyOf(other) === path;
  const edits = new Map<string, Doc | undefined>();
  const brought: Doc[] = [];
  const left: string[] = [];
  for (const other of now.keys()) {
    if (belongs(other) && !then.has(other)) {
      edits.set(other, undefined);
    }
  }
  for (const [other, doc] of then) {
    if (!belongs(other)) {
      continue;
    }
    const cluster = kindOf(doc) === 'span' ? (doc as SpanDoc).container_cluster_path : undefined;
    if (cluster !== undefined && !registered.has(cluster)) {
      left.push(cluster);
    } else if (!sameContent(now.get(other), doc)) {
      edits.set(other, doc);
    }
    for (const needed of referenced(doc)) {
      const gone = now.has(needed) || edits.has(needed) ? undefined : then.get(needed);
      if (gone) {
        brought.push(gone);
        edits.set(needed, gone);
      }
    }
  }
  const name = (then.get(path) ?? now.get(path))?.display_name ?? path;
  return { done: { label: label(name), edits, focus: path }, brought, left };
}

function referenced(doc: Doc): readonly string[] {
  switch (kindOf(doc)) {
    case 'policy':
      return (doc as PolicyDoc).scope ?? [];
    case 'rule': {
      const { source_groups, destination_groups, services, scope } = doc as RuleDoc;
      return [...source_groups, ...destination_groups, ...services, ...scope];
    }
    default:
      return [];
  }
}
