import { type Doc, type Kind, kindOf, policyOf } from '../intent/documents';
import { changedFields } from '../intent/fields';
import type { Documents } from '../intent/snapshot';

/** One object that differs between two revisions. Without `before` it is new, without `after` it is gone. */
export interface Change {
  readonly path: string;
  readonly kind: Kind;
  readonly before: Doc | undefined;
  readonly after: Doc | undefined;
  readonly fields: readonly string[];
}

/** What belongs together for a person: a policy with its rules and spans, or a group, or a service. */
export interface ChangedObject {
  readonly path: string;
  readonly kind: Kind;
  readonly name: string;
  readonly changes: readonly Change[];
}

const ORDER: readonly Kind[] = ['policy', 'rule', 'span', 'group', 'service'];

/** What differs between two revisions, object by object and field by field. */
export function compare(before: Documents, after: Documents): ChangedObject[] {
  const objects = new Map<string, Change[]>();
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const change = changeOf(path, before.get(path), after.get(path));
    if (change) {
      const owner = policyOf(path) || path;
      objects.set(owner, [...(objects.get(owner) ?? []), change]);
    }
  }
  return [...objects]
    .map(([path, changes]): ChangedObject => {
      const doc = after.get(path) ?? before.get(path);
      return {
        path,
        kind: doc ? kindOf(doc) : 'other',
        name: doc?.display_name ?? path,
        changes: changes.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || place(a) - place(b)),
      };
    })
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.name < b.name ? -1 : 1));
}

function changeOf(path: string, before: Doc | undefined, after: Doc | undefined): Change | undefined {
  const doc = after ?? before;
  if (!doc || kindOf(doc) === 'other') {
    return undefined;
  }
  const fields = before && after ? changedFields(before, after) : [];
  const same = before !== undefined && after !== undefined && fields.length === 0;
  return same ? undefined : { path, kind: kindOf(doc), before, after, fields };
}

function place({ before, after }: Change): number {
  return Number((after ?? before)?.sequence_number ?? 0);
}
