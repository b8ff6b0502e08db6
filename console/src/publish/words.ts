import type { Category, Doc, GroupDoc, PolicyDoc, ServiceEntry } from '../intent/documents';
import { idOf, isAny, kindOf, policyOf } from '../intent/documents';
import type { Entries } from '../intent/draft';
import { describeGroup } from '../intent/rules';
import { type Catalogue, catalogueOf, type Documents, policyTrees } from '../intent/snapshot';
import { CLUSTERS_FIELD } from '../intent/spans';
import { nameOf } from '../parts/names';
import { texts as common } from '../texts/common';
import { texts } from '../texts/publish';

/** Writes values of fields for people: names for paths, places for sequence numbers. */
export class Words {
  /** Everything as it is published. */
  readonly before: Catalogue;
  private begun: Catalogue | undefined;

  constructor(
    private readonly published: Documents,
    private readonly after: Catalogue,
    private readonly entries: Entries = new Map(),
  ) {
    this.before = catalogueOf(published);
  }

  field(name: string): string {
    return texts.fields[name] ?? name;
  }

  value(doc: Doc, field: string, value: unknown, side: 'base' | 'before' | 'after'): string {
    const catalogue = this.catalogue(side);
    switch (field) {
      case 'sequence_number':
        return String(placeOf(catalogue, doc) || '–');
      case 'action':
        return common.actions[value as keyof typeof common.actions] ?? texts.nothing;
      case 'direction':
        return common.directions[value as keyof typeof common.directions] ?? texts.nothing;
      case 'service_entries':
        return (
          ((value ?? []) as ServiceEntry[])
            .map((entry) => `${entry.l4_protocol ?? ''} ${(entry.destination_ports ?? []).join(', ')}`)
            .join('; ') || texts.nothing
        );
      case CLUSTERS_FIELD:
        return Array.isArray(value) ? value.map(String).map(idOf).join(', ') || texts.nothing : plain(catalogue, value);
      case 'expression':
        return describeGroup({ ...doc, expression: value } as GroupDoc);
      default:
        return plain(catalogue, value);
    }
  }

  /** Where a policy or rule comes to stand among its own kind, by what is behind it. */
  beside(doc: Doc): string {
    const behind = siblingsOf(this.after, doc)[placeOf(this.after, doc)];
    return behind ? texts.nowBefore(behind.display_name) : texts.nowLast;
  }

  private catalogue(side: 'base' | 'before' | 'after'): Catalogue {
    switch (side) {
      case 'base':
        // Only conflicts ask for it.
        this.begun ??= catalogueOf(basesOver(this.published, this.entries));
        return this.begun;
      case 'before':
        return this.before;
      case 'after':
        return this.after;
    }
  }
}

/** What is published, but what is edited as it was when that began. */
function basesOver(published: Documents, entries: Entries): Documents {
  const documents = new Map(published);
  for (const [path, { base }] of entries) {
    if (base) {
      documents.set(path, base);
    }
  }
  return documents;
}

function plain(catalogue: Catalogue, value: unknown): string {
  if (Array.isArray(value)) {
    const paths = value.map(String);
    return isAny(paths) ? common.any : paths.map((path) => nameOf(catalogue, path)).join(', ');
  }
  if (typeof value === 'boolean') {
    return value ? texts.yes : texts.no;
  }
  if (value === undefined || value === '') {
    return texts.nothing;
  }
  return typeof value === 'string' && value.startsWith('/infra/') ? nameOf(catalogue, value) : String(value);
}

/** Where a policy or rule stands among its own kind, from 1; 0 when it does not. */
export function placeOf(catalogue: Catalogue, doc: Doc): number {
  return siblingsOf(catalogue, doc).findIndex(({ path }) => path === doc.path) + 1;
}

/** The policies of a category, or the rules of a policy, in order. */
function siblingsOf(catalogue: Catalogue, doc: Doc): readonly Doc[] {
  if (kindOf(doc) === 'policy') {
    return (catalogue.policies.get((doc as PolicyDoc).category as Category) ?? []).map((tree) => tree.policy);
  }
  const path = policyOf(doc.path);
  return policyTrees(catalogue).find(({ policy }) => policy.path === path)?.rules ?? [];
}
