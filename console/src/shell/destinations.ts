import { type Doc, kindOf, type PolicyDoc, policyOf } from '../intent/documents';
import type { Catalogue } from '../intent/snapshot';
import { texts } from '../texts/common';

/** Something that the palette can go to. */
export interface Destination {
  readonly name: string;
  readonly what: string;
  readonly href: string;
}

const SCREENS: readonly Destination[] = (
  [
    ['fleet', '/fleet'],
    ['firewall', '/firewall'],
    ['changes', '/changes'],
    ['realization', '/realized'],
    ['explain', '/explain'],
    ['groups', '/groups'],
    ['services', '/services'],
    ['drift', '/drift'],
    ['revisions', '/revisions'],
    ['audit', '/audit'],
    ['settings', '/settings'],
  ] as const
).map(([word, href]) => ({ name: texts.screens[word], what: texts.palette.screen, href }));

/** Everything that has a name, those first of which the name begins with what was typed. */
export function destinationsOf(catalogue: Catalogue, clusters: readonly string[], typed: string, most: number) {
  const wanted = typed.trim().toLowerCase();
  const all = [
    ...SCREENS,
    ...clusters.map((id) => ({ name: id, what: texts.palette.cluster, href: `/fleet/${encodeURIComponent(id)}` })),
    ...[...catalogue.documents.values()].flatMap((doc) => destinationOf(catalogue, doc)),
  ];
  const found = all.filter(({ name }) => name.toLowerCase().includes(wanted));
  const begins = ({ name }: Destination) => name.toLowerCase().startsWith(wanted);
  return [...found.filter(begins), ...found.filter((each) => !begins(each))].slice(0, most);
}

function destinationOf(catalogue: Catalogue, doc: Doc): Destination[] {
  const name = doc.display_name;
  switch (kindOf(doc)) {
    case 'policy':
      return [{ name, what: texts.palette.policy, href: lineOf(doc as PolicyDoc, doc.path) }];
    case 'rule': {
      const policy = catalogue.documents.get(policyOf(doc.path)) as PolicyDoc | undefined;
      return policy ? [{ name, what: texts.palette.ruleOf(policy.display_name), href: lineOf(policy, doc.path) }] : [];
    }
    case 'group':
      return [{ name, what: texts.palette.group, href: `/groups/${encodeURIComponent(doc.id)}` }];
    case 'service':
      return [{ name, what: texts.palette.service, href: `/services?filter=${encodeURIComponent(name)}` }];
    default:
      return [];
  }
}

function lineOf(policy: PolicyDoc, path: string): string {
  return `/firewall/${policy.category.toLowerCase()}?at=${encodeURIComponent(path)}`;
}
