import type { Doc, Kind } from './documents';
import { kindOf, policyOf } from './documents';
import type { Entries } from './draft';
import { isWritable } from './fields';
import { decide } from './merge';
import type { Documents } from './snapshot';

const CHILD: Readonly<Record<Kind, string>> = {
  policy: 'SecurityPolicy',
  rule: 'Rule',
  span: 'SecurityPolicyContainerCluster',
  group: 'Group',
  service: 'Service',
  other: '',
};

interface Child {
  resource_type: string;
  marked_for_delete?: boolean;
  [type: string]: unknown;
}

/**
 * The body for `PATCH /policy/api/v1/infra` that publishes a draft, as one transaction: each object with all its fields,
 * and with the `_revision` on which it was edited.
 */
export function treeOf(published: Documents, entries: Entries): unknown {
  const inDomain: Child[] = [];
  const inInfra: Child[] = [];
  const policies = new Map<string, Child[]>();
  for (const [path, entry] of entries) {
    const doc = entry.mine ?? entry.base;
    if (!doc) {
      continue;
    }
    const child = childOf(doc, decide(entry, published.get(path)).result, published.get(path));
    switch (kindOf(doc)) {
      case 'rule':
      case 'span': {
        const policy = policyOf(path);
        const deleted = entries.get(policy);
        if (!deleted || deleted.mine !== undefined) {
          policies.set(policy, [...(policies.get(policy) ?? []), child]);
        }
        break;
      }
      case 'policy':
        inDomain.push(child);
        break;
      case 'group':
        inDomain.push(child);
        break;
      default:
        inInfra.push(child);
    }
  }
  for (const [path, children] of policies) {
    attach(path, children, inDomain, published);
  }
  const domain = { resource_type: 'Domain', id: 'default', children: inDomain };
  const children = [...inInfra, ...(inDomain.length > 0 ? [{ resource_type: 'ChildDomain', Domain: domain }] : [])];
  return { resource_type: 'Infra', children };
}

function attach(path: string, children: Child[], inDomain: Child[], published: Documents): void {
  const written = inDomain.find((child) => (child.SecurityPolicy as Doc | undefined)?.path === path);
  if (written) {
    (written.SecurityPolicy as { children?: Child[] }).children = children;
    return;
  }
  const policy = published.get(path);
  if (policy) {
    const child = childOf(policy, policy, policy);
    (child.SecurityPolicy as { children?: Child[] }).children = children;
    inDomain.push(child);
  }
}

function childOf(doc: Doc, after: Doc | undefined, published: Doc | undefined): Child {
  const type = CHILD[kindOf(doc)];
  if (after === undefined) {
    const gone = { resource_type: type, id: doc.id, path: doc.path, marked_for_delete: true };
    return { resource_type: `Child${type}`, marked_for_delete: true, [type]: gone };
  }
  const body: Record<string, unknown> = Object.fromEntries(
    Object.entries(after).filter(([field]) => isWritable(field)),
  );
  if (published?._revision !== undefined) {
    body._revision = published._revision;
  }
  return { resource_type: `Child${type}`, [type]: body };
}
