import { describe, expect, test } from 'vitest';
import { changesOf, entriesOf, withDependents, withNeeds } from './changes';
import type { Doc, GroupDoc } from './documents';
import { EMPTY, edit } from './draft';
import { addPolicy, addRule, applyTo, deletePolicy, moveRule, nameRule } from './edits';
import { catalogueOf, type PolicyTree } from './snapshot';

const CLUSTER = '/infra/sites/default/enforcement-points/default/cluster-control-planes/alpha';
const GROUP: GroupDoc = {
  resource_type: 'Group',
  id: 'g',
  path: '/infra/domains/default/groups/g',
  display_name: 'g',
  expression: [],
};

function treeOf(documents: ReadonlyMap<string, Doc>, name: string): PolicyTree {
  const trees = [...catalogueOf(documents).policies.values()].flat();
  const found = trees.find((tree) => tree.policy.display_name === name);
  if (!found) {
    throw new Error(`no policy ${name}`);
  }
  return found;
}

/** A world with a policy of two rules that is published. */
function published(): ReadonlyMap<string, Doc> {
  const documents = new Map<string, Doc>();
  const note = (edits: ReadonlyMap<string, Doc | undefined>) => {
    for (const [path, doc] of edits) {
      if (doc) {
        documents.set(path, doc);
      }
    }
  };
  note(addPolicy(catalogueOf(documents), 'Application', 'web').edits);
  note(addRule(treeOf(documents, 'web'), 0, 'first').edits);
  note(addRule(treeOf(documents, 'web'), 1, 'second').edits);
  note(applyTo(treeOf(documents, 'web'), [CLUSTER], []).edits);
  return documents;
}

describe('the changes of a draft', () => {
  test('tell a cluster that is added as a field of its policy', () => {
    const base = published();
    const other = CLUSTER.replace('alpha', 'beta');
    const draft = edit(EMPTY, base, '', applyTo(treeOf(base, 'web'), [CLUSTER, other], []).edits);
    const changes = changesOf(base, draft.entries);
    expect(changes).toHaveLength(1);
    expect(changes[0]?.fields).toEqual([{ field: 'clusters', before: undefined, after: other }]);
  });

  test('tell a move by the order of one rule, and leave the others alone', () => {
    const base = published();
    const tree = treeOf(base, 'web');
    const [first] = tree.rules;
    const draft = first && edit(EMPTY, base, '', moveRule(tree, first, 1).edits);
    const changes = changesOf(base, draft?.entries ?? new Map());
    expect(changes.map((change) => [change.doc.display_name, change.fields.map(({ field }) => field)])).toEqual([
      ['first', ['sequence_number']],
    ]);
  });

  test('tell a deleted policy once', () => {
    const base = published();
    const draft = edit(EMPTY, base, '', deletePolicy(treeOf(base, 'web')).edits);
    expect(changesOf(base, draft.entries).filter(({ path }) => path === treeOf(base, 'web').policy.path)).toHaveLength(
      1,
    );
  });

  test('name a new rule by its name, and forget what it was called before', () => {
    const base = published();
    const tree = treeOf(base, 'web');
    const added = addRule(tree, 0, 'New rule');
    const rule = added.edits.get(added.focus);
    const draft = edit(EMPTY, base, '', added.edits);
    const named = nameRule(tree, rule as never, { ...(rule as Doc), display_name: 'Allow DNS' } as never);
    const entries = edit(draft, base, '', named.edits).entries;
    expect([...entries.keys()]).toEqual([`${tree.policy.path}/rules/allow-dns`]);
  });
});

describe('publishing a part', () => {
  const base = published();
  const withGroup = edit(EMPTY, base, '', new Map([[GROUP.path, GROUP]]));
  const [rule] = treeOf(base, 'web').rules;
  const draft = edit(withGroup, base, '', new Map([[rule?.path ?? '', { ...rule, scope: [GROUP.path] } as Doc]]));
  const changes = changesOf(base, draft.entries);

  test('takes along the new group that a rule names', () => {
    expect(withNeeds(changes, new Set([rule?.path ?? ''])).has(GROUP.path)).toBe(true);
  });

  test('leaves the rule when its new group is left', () => {
    expect(withDependents(changes, new Set([GROUP.path])).has(rule?.path ?? '')).toBe(true);
  });

  test('can publish the group alone', () => {
    expect([...entriesOf(draft.entries, changes, new Set([GROUP.path])).keys()]).toEqual([GROUP.path]);
  });
});
