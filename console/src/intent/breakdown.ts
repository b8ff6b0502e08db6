import { kindOf } from './documents';
import type { Entries, Entry } from './draft';
import { changedFields } from './fields';

/** What people call the things that a draft changes, in the order in which they are told. */
export const PARTS = ['rules', 'ruleOrder', 'policies', 'policyOrder', 'groups', 'services', 'others'] as const;

export type Part = (typeof PARTS)[number];

/** How many things of which sort a draft changes; together they are as many as {@link countChanges} says. */
export function breakdownOf(entries: Entries): ReadonlyMap<Part, number> {
  const parts = new Map<string, Part>();
  for (const [path, entry] of entries) {
    const doc = entry.mine ?? entry.base;
    if (doc && kindOf(doc) === 'span') {
      parts.set(path.replace(/\/container-cluster-span\/.*$/, ''), 'policies');
    } else if (!parts.has(path)) {
      parts.set(path, partOf(entry));
    }
  }
  const counts = new Map<Part, number>();
  for (const part of parts.values()) {
    counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return new Map(PARTS.flatMap((part) => (counts.has(part) ? [[part, counts.get(part) as number]] : [])));
}

function partOf(entry: Entry): Part {
  const doc = entry.mine ?? entry.base;
  const moved = isOnlyMoved(entry);
  switch (doc && kindOf(doc)) {
    case 'rule':
      return moved ? 'ruleOrder' : 'rules';
    case 'policy':
      return moved ? 'policyOrder' : 'policies';
    case 'group':
      return 'groups';
    case 'service':
      return 'services';
    default:
      return 'others';
  }
}

function isOnlyMoved({ base, mine }: Entry): boolean {
  const fields = base && mine ? changedFields(base, mine) : [];
  return fields.length === 1 && fields[0] === 'sequence_number';
}
