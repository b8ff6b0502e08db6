import { describe, expect, test } from 'vitest';
import type { Doc, RuleDoc } from './documents';
import { conflicts, discard, EMPTY, edit, overlay, rebase, redo, undo, withoutNew } from './draft';
import { treeOf } from './tree';

const PATH = '/infra/domains/default/security-policies/web/rules/r';
const POLICY: Doc = {
  resource_type: 'SecurityPolicy',
  id: 'web',
  path: '/infra/domains/default/security-policies/web',
  display_name: 'web',
  category: 'Application',
  sequence_number: 10,
  _revision: 3,
};
const RULE = {
  resource_type: 'Rule',
  id: 'r',
  path: PATH,
  display_name: 'r',
  action: 'ALLOW',
  direction: 'IN_OUT',
  services: ['ANY'],
  sequence_number: 10,
  rule_id: 1001,
  _revision: 5,
} as unknown as RuleDoc;
const published = new Map<string, Doc>([
  [POLICY.path, POLICY],
  [PATH, RULE],
]);
const edits = (after: Doc | undefined) => new Map([[PATH, after]]);

describe('an object that is added and not wanted after all', () => {
  const new2 = { ...RULE, path: `${PATH}2` } as Doc;
  const added = edit(EMPTY, published, 'Add', new Map([[new2.path, new2]]));

  test('leaves nothing to undo or to redo when it was the last step', () => {
    expect(withoutNew(added, 'Do not add', new2.path)).toEqual(EMPTY);
  });

  test('takes no later step along', () => {
    const both = edit(added, published, 'Drop', edits({ ...RULE, action: 'DROP' }));
    const left = withoutNew(both, 'Do not add', new2.path);
    expect([...left.entries.keys()]).toEqual([PATH]);
    expect(left.past.at(-1)?.label).toBe('Do not add');
  });
});

describe('a draft', () => {
  test('shows what would be, and leaves what is published alone', () => {
    const draft = edit(EMPTY, published, 'Drop', edits({ ...RULE, action: 'DROP' }));
    expect(overlay(published, draft.entries).get(PATH)?.action).toBe('DROP');
    expect(published.get(PATH)?.action).toBe('ALLOW');
  });

  test('is empty again when an object is edited back to what it was', () => {
    const there = edit(EMPTY, published, 'Drop', edits({ ...RULE, action: 'DROP' }));
    const back = edit(there, published, 'Allow', edits({ ...RULE, action: 'ALLOW' }));
    expect(back.entries.size).toBe(0);
  });

  test('undoes and redoes what was done, by its name', () => {
    const one = edit(EMPTY, published, 'Drop', edits({ ...RULE, action: 'DROP' }));
    const two = edit(one, published, 'Delete', edits(undefined));
    expect(overlay(published, two.entries).has(PATH)).toBe(false);
    const undone = undo(two);
    expect(overlay(published, undone.entries).get(PATH)?.action).toBe('DROP');
    expect(undone.future[0]?.label).toBe('Delete');
    expect(redo(undone)).toEqual(two);
    expect(redo(undo(undo(two))).entries).toEqual(one.entries);
  });

  test('has nothing to redo before an undo, and after another edit', () => {
    const one = edit(EMPTY, published, 'Drop', edits({ ...RULE, action: 'DROP' }));
    expect(redo(one)).toBe(one);
    const other = edit(undo(one), published, 'Reject', edits({ ...RULE, action: 'REJECT' }));
    expect(redo(other)).toBe(other);
  });

  test('forgets what is below an object that is discarded', () => {
    const draft = edit(EMPTY, published, 'Drop', edits({ ...RULE, action: 'DROP' }));
    expect(discard(draft, 'Discard', [POLICY.path]).entries.size).toBe(0);
  });
});

describe('what others publish meanwhile', () => {
  const draft = edit(EMPTY, published, 'Drop', edits({ ...RULE, action: 'DROP' }));

  test('is joined where it is another field, and told', () => {
    const theirs = new Map(published).set(PATH, { ...RULE, logged: true, _revision: 6 });
    const merged = overlay(theirs, draft.entries).get(PATH);
    expect(merged).toMatchObject({ action: 'DROP', logged: true, _revision: 6 });
    expect(conflicts(theirs, draft.entries).get(PATH)).toMatchObject({ theirs: ['logged'], clashes: [] });
  });

  test('clashes where it is the same field', () => {
    const theirs = new Map(published).set(PATH, { ...RULE, action: 'REJECT', _revision: 6 });
    expect(conflicts(theirs, draft.entries).get(PATH)?.clashes).toEqual(['action']);
  });

  test('clashes as a whole where the object is gone', () => {
    const theirs = new Map(published);
    theirs.delete(PATH);
    expect(conflicts(theirs, draft.entries).get(PATH)?.clashes).toEqual(['*']);
  });

  test('is the base of the draft once it is brought up to date', () => {
    const theirs = new Map(published).set(PATH, { ...RULE, logged: true, _revision: 6 });
    const rebased = rebase(draft, theirs, 'Keep', [PATH]);
    expect(conflicts(theirs, rebased.entries).size).toBe(0);
    expect(overlay(theirs, rebased.entries).get(PATH)).toMatchObject({ action: 'DROP', logged: true });
    expect(undo(rebased).entries).toEqual(draft.entries);
  });
});

describe('the body of a publish', () => {
  interface Child {
    marked_for_delete?: boolean;
    SecurityPolicy: Doc & { children: { Rule: Doc; marked_for_delete?: boolean }[] };
  }
  const policiesOf = (tree: unknown) =>
    (tree as { children: { Domain: { children: Child[] } }[] }).children[0]?.Domain.children ?? [];

  test('says a changed rule whole, below its policy, both with the revisions they were edited on', () => {
    const draft = edit(EMPTY, published, 'Drop', edits({ ...RULE, action: 'DROP' }));
    const [policy] = policiesOf(treeOf(published, draft.entries));
    expect(policy?.SecurityPolicy).toMatchObject({ id: 'web', _revision: 3, category: 'Application' });
    expect(policy?.SecurityPolicy.children[0]?.Rule).toMatchObject({ action: 'DROP', _revision: 5, services: ['ANY'] });
    expect(policy?.SecurityPolicy.children[0]?.Rule).not.toHaveProperty('rule_id');
  });

  test('deletes a policy by itself: what is in it goes along', () => {
    const gone = new Map<string, undefined>([
      [POLICY.path, undefined],
      [PATH, undefined],
    ]);
    const draft = edit(EMPTY, published, 'Delete', gone);
    const policies = policiesOf(treeOf(published, draft.entries));
    expect(policies).toHaveLength(1);
    expect(policies[0]).toMatchObject({ marked_for_delete: true });
    expect(policies[0]?.SecurityPolicy.children).toBeUndefined();
  });
});
