import {
  CATEGORIES,
  type Category,
  type Doc,
  type GroupDoc,
  kindOf,
  type PolicyDoc,
  policyOf,
  type RuleDoc,
  type ServiceDoc,
  type SpanDoc,
} from './documents';

/** All objects by their paths. */
export type Documents = ReadonlyMap<string, Doc>;

interface Child {
  readonly resource_type: string;
  readonly [type: string]: unknown;
}

interface Node extends Doc {
  readonly children?: readonly Child[];
}

/** Takes NSX's tree apart: children are named by the type of their parent's entry, without the word Child. */
export function documentsOf(tree: unknown): Documents {
  const documents = new Map<string, Doc>();
  collect(tree as Node, documents);
  return documents;
}

function collect(node: Node, into: Map<string, Doc>): void {
  for (const child of node.children ?? []) {
    const { children, ...doc } = child[child.resource_type.replace(/^Child/, '')] as Node;
    if (kindOf(doc as Doc) !== 'other') {
      into.set(doc.path, doc as Doc);
    }
    if (children) {
      collect({ ...doc, children } as Node, into);
    }
  }
}

/** A policy with what is in it, as a table shows it. */
export interface PolicyTree {
  readonly policy: PolicyDoc;
  readonly rules: readonly RuleDoc[];
  readonly spans: readonly SpanDoc[];
}

/** All objects, sorted as people read them. */
export interface Catalogue {
  readonly documents: Documents;
  /** In the order in which packets meet them. */
  readonly policies: ReadonlyMap<Category, readonly PolicyTree[]>;
  readonly groups: readonly GroupDoc[];
  readonly services: readonly ServiceDoc[];
}

export function catalogueOf(documents: Documents): Catalogue {
  const trees = new Map<string, { policy: PolicyDoc; rules: RuleDoc[]; spans: SpanDoc[] }>();
  const groups: GroupDoc[] = [];
  const services: ServiceDoc[] = [];
  for (const doc of documents.values()) {
    if (kindOf(doc) === 'policy') {
      trees.set(doc.path, { policy: doc as PolicyDoc, rules: [], spans: [] });
    }
  }
  for (const doc of documents.values()) {
    const tree = trees.get(policyOf(doc.path));
    switch (kindOf(doc)) {
      case 'rule':
        tree?.rules.push(doc as RuleDoc);
        break;
      case 'span':
        tree?.spans.push(doc as SpanDoc);
        break;
      case 'group':
        groups.push(doc as GroupDoc);
        break;
      case 'service':
        services.push(doc as ServiceDoc);
        break;
    }
  }
  for (const tree of trees.values()) {
    tree.rules.sort(bySequence);
    tree.spans.sort(byName);
  }
  const sorted = [...trees.values()].sort((a, b) => bySequence(a.policy, b.policy));
  return {
    documents,
    policies: new Map(
      CATEGORIES.map((category) => [
        category,
        sorted.filter((tree) => tree.policy.category === category && !tree.policy.is_default),
      ]),
    ),
    groups: groups.sort(byName),
    services: services.sort(byName),
  };
}

export function policyTrees(catalogue: Catalogue): PolicyTree[] {
  return [...catalogue.policies.values()].flat();
}

/** Ties stay in the order in which the manager listed them, which is that of packets. */
function bySequence(a: PolicyDoc | RuleDoc, b: PolicyDoc | RuleDoc): number {
  return a.sequence_number - b.sequence_number;
}

function byName(a: Doc, b: Doc): number {
  return compare(a.display_name, b.display_name) || compare(a.path, b.path);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
