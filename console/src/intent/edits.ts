import { texts } from '../texts/firewall';
import {
  ANY,
  type Category,
  type Doc,
  idOf,
  newId,
  type PolicyDoc,
  policyPath,
  type RuleDoc,
  rulePath,
  spanPath,
} from './documents';
import type { Edits } from './draft';
import { isWritable } from './fields';
import { moved, renumber } from './order';
import { newPolicy, newRule, newSpan } from './rules';
import type { Catalogue, PolicyTree } from './snapshot';

const words = texts.done;

/** One thing that a person did, as undo names it, and what becomes of which objects. */
export interface Done {
  readonly label: string;
  readonly edits: Edits;
  /** The object that it is about, to show and to focus afterwards. */
  readonly focus: string;
}

function numbered<T extends PolicyDoc | RuleDoc>(list: readonly T[], free: ReadonlySet<string>): Map<string, Doc> {
  const numbers = renumber(list.map((doc) => (free.has(doc.path) ? undefined : doc.sequence_number)));
  const edits = new Map<string, Doc>();
  list.forEach((doc, index) => {
    const number = numbers[index] as number;
    if (free.has(doc.path) || doc.sequence_number !== number) {
      edits.set(doc.path, { ...doc, sequence_number: number });
    }
  });
  return edits;
}

function policies(catalogue: Catalogue, category: Category): PolicyDoc[] {
  return (catalogue.policies.get(category) ?? []).map((tree) => tree.policy);
}

/** A policy before all others of its category, as NSX adds them. */
export function addPolicy(catalogue: Catalogue, category: Category, name: string): Done {
  const id = newId(name, (taken) => catalogue.documents.has(policyPath(taken)));
  const policy = newPolicy(policyPath(id), id, name, category);
  const edits = numbered([policy, ...policies(catalogue, category)], new Set([policy.path]));
  return { label: words.addPolicy(name), edits, focus: policy.path };
}

/** A rule at a place, 0 for the top. */
export function addRule(tree: PolicyTree, index: number, name: string): Done {
  const paths = new Set(tree.rules.map((rule) => rule.id));
  const id = newId(name, (taken) => paths.has(taken));
  const rule = newRule(rulePath(tree.policy.path, id), id, name);
  const rules = [...tree.rules.slice(0, index), rule, ...tree.rules.slice(index)];
  return { label: words.addRule(name), edits: numbered(rules, new Set([rule.path])), focus: rule.path };
}

/** A rule that is new and gets its name: its id is made of that, as long as nobody else knows it. */
export function nameRule(tree: PolicyTree, before: RuleDoc, after: RuleDoc): Done {
  const others = new Set(tree.rules.filter((rule) => rule.path !== before.path).map((rule) => rule.id));
  const id = newId(after.display_name, (taken) => others.has(taken));
  const path = rulePath(tree.policy.path, id);
  const edits = new Map<string, Doc | undefined>([[before.path, undefined]]);
  edits.set(path, { ...after, id, path });
  return { label: words.addRule(after.display_name), edits, focus: path };
}

export function cloneRule(tree: PolicyTree, rule: RuleDoc): Done {
  const name = `${rule.display_name} (copy)`;
  return {
    label: words.copyRule(rule.display_name),
    ...inserted(tree, rule, name, tree.rules.indexOf(rule) + 1),
  };
}

/** Where in a policy a rule comes to stand. */
export type End = 'first' | 'last';

/** The same rule in another policy too, under its name. */
export function copyRuleTo(into: PolicyTree, rule: RuleDoc, end: End): Done {
  return {
    label: words.copyRuleTo(rule.display_name, into.policy.display_name),
    ...inserted(into, rule, rule.display_name, end === 'first' ? 0 : into.rules.length),
  };
}

/** The same rule in another policy instead. */
export function moveRuleTo(into: PolicyTree, rule: RuleDoc, end: End): Done {
  const copied = copyRuleTo(into, rule, end);
  return {
    ...copied,
    label: words.moveRuleTo(rule.display_name, into.policy.display_name),
    edits: new Map([...copied.edits, [rule.path, undefined]]),
  };
}

/** What a rule says, as a new one of a policy. */
function inserted(into: PolicyTree, rule: RuleDoc, name: string, index: number): Omit<Done, 'label'> {
  const ids = new Set(into.rules.map((each) => each.id));
  const id = newId(name, (taken) => ids.has(taken));
  const path = rulePath(into.policy.path, id);
  const content = Object.fromEntries(Object.entries(rule).filter(([field]) => isWritable(field)));
  const copy = { ...content, id, path, display_name: name } as RuleDoc;
  const rules = [...into.rules.slice(0, index), copy, ...into.rules.slice(index)];
  return { edits: numbered(rules, new Set([path])), focus: path };
}

export function deleteRule(rule: RuleDoc): Done {
  return { label: words.deleteRule(rule.display_name), edits: new Map([[rule.path, undefined]]), focus: rule.path };
}

/** With all that is in it. */
export function deletePolicy(tree: PolicyTree): Done {
  const edits = new Map<string, Doc | undefined>([[tree.policy.path, undefined]]);
  for (const inside of [...tree.rules, ...tree.spans]) {
    edits.set(inside.path, undefined);
  }
  return { label: words.deletePolicy(tree.policy.display_name), edits, focus: tree.policy.path };
}

/** Puts a rule at another place of its policy. */
export function moveRule(tree: PolicyTree, rule: RuleDoc, to: number): Done {
  const from = tree.rules.findIndex((each) => each.path === rule.path);
  const rules = moved(tree.rules, from, to);
  return { label: words.moveRule(rule.display_name), edits: numbered(rules, new Set([rule.path])), focus: rule.path };
}

export function movePolicy(catalogue: Catalogue, policy: PolicyDoc, to: number): Done {
  const all = policies(catalogue, policy.category);
  const from = all.findIndex((each) => each.path === policy.path);
  const edits = numbered(moved(all, from, to), new Set([policy.path]));
  return { label: words.movePolicy(policy.display_name), edits, focus: policy.path };
}

/** Another state of one object. */
export function change<T extends Doc>(before: T, after: T, label: string): Done {
  return { label, edits: new Map([[before.path, after]]), focus: before.path };
}

/** Where a policy is enforced, and for which groups. */
export function applyTo(tree: PolicyTree, clusters: readonly string[], groups: readonly string[]): Done {
  const edits = new Map<string, Doc | undefined>();
  for (const span of tree.spans) {
    if (!clusters.includes(span.container_cluster_path)) {
      edits.set(span.path, undefined);
    }
  }
  const present = new Set(tree.spans.map((span) => span.container_cluster_path));
  for (const cluster of clusters) {
    if (!present.has(cluster)) {
      const path = spanPath(tree.policy.path, idOf(cluster));
      edits.set(path, newSpan(path, idOf(cluster), cluster));
    }
  }
  edits.set(tree.policy.path, { ...tree.policy, scope: groups.length === 0 ? ANY : groups });
  return { label: words.apply(tree.policy.display_name), edits, focus: tree.policy.path };
}
