import type { Change } from '../intent/changes';
import { CATEGORIES, kindOf, type PolicyDoc, policyOf } from '../intent/documents';
import type { Catalogue } from '../intent/snapshot';
import { placeOf } from './words';

/** Changes that belong together: a policy with its rules, or groups, or services. */
export interface Section {
  /** The path of the policy, or the kind of the objects. */
  readonly key: string;
  /** Undefined where it is about no policy. */
  readonly policy: PolicyDoc | undefined;
  readonly changes: readonly Change[];
}

/**
 * Policies in the order in which packets meet them, their rules behind them; then groups and services by name.
 *
 * @param after with the changes; what they delete stands where it stood before
 */
export function sectionsOf(changes: readonly Change[], before: Catalogue, after: Catalogue): Section[] {
  const sections = new Map<string, Change[]>();
  for (const change of changes) {
    const key = policyOf(change.path) || kindOf(change.doc);
    sections.set(key, [...(sections.get(key) ?? []), change]);
  }
  const place = (doc: Parameters<typeof placeOf>[1]) => placeOf(after, doc) || placeOf(before, doc);
  const rank = (key: string) => {
    const policy = policyNamed(key);
    return policy ? [CATEGORIES.indexOf(policy.category), place(policy)] : [CATEGORIES.length, key === 'group' ? 0 : 1];
  };
  const policyNamed = (key: string) => (after.documents.get(key) ?? before.documents.get(key)) as PolicyDoc | undefined;
  return [...sections]
    .map(
      ([key, own]): Section => ({
        key,
        policy: policyNamed(key),
        changes: own.sort(
          (a, b) =>
            Number(kindOf(a.doc) === 'rule') - Number(kindOf(b.doc) === 'rule') ||
            (kindOf(a.doc) === 'rule'
              ? place(a.doc) - place(b.doc) || placeOf(before, a.doc) - placeOf(before, b.doc)
              : 0) ||
            a.doc.display_name.localeCompare(b.doc.display_name, 'en'),
        ),
      }),
    )
    .sort((a, b) => {
      const [one, other] = [rank(a.key), rank(b.key)];
      return (one[0] ?? 0) - (other[0] ?? 0) || (one[1] ?? 0) - (other[1] ?? 0);
    });
}

/** Whether nothing but the order changes. */
export function isMoved({ mark, fields }: Change): boolean {
  return mark === 'edited' && fields.length > 0 && fields.every(({ field }) => field === 'sequence_number');
}

/** What of a list stays, goes and comes. */
export interface ListChange {
  readonly kept: readonly string[];
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

/** Undefined where either side is no list of paths, or means all: that is told as before and after. */
export function listChange(before: unknown, after: unknown): ListChange | undefined {
  if (!isPaths(before) || !isPaths(after)) {
    return undefined;
  }
  return {
    kept: before.filter((path) => after.includes(path)),
    gone: before.filter((path) => !after.includes(path)),
    come: after.filter((path) => !before.includes(path)),
  };
}

function isPaths(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((each) => String(each).startsWith('/'));
}
