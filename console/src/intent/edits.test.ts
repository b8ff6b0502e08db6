import { describe, expect, test } from 'vitest';
import { type Doc, policyPath, type RuleDoc, rulePath } from './documents';
import { EMPTY, edit, overlay, undo } from './draft';
import { copyRuleTo, type Done, moveRuleTo } from './edits';
import { newPolicy, newRule } from './rules';
import { catalogueOf, type PolicyTree } from './snapshot';

const FROM = policyPath('from');
const INTO = policyPath('into');

function ruleIn(policy: string, id: string, sequence_number: number, more: Partial<RuleDoc> = {}): RuleDoc {
  return { ...newRule(rulePath(policy, id), id, id), sequence_number, ...more };
}

const RULE = ruleIn(FROM, 'dns', 10, { action: 'DROP', notes: 'why', rule_id: 1001, _revision: 4, unique_id: 'x' });
const documents: ReadonlyMap<string, Doc> = new Map(
  [
    newPolicy(FROM, 'from', 'from', 'Application'),
    RULE,
    newPolicy(INTO, 'into', 'into', 'Emergency'),
    ruleIn(INTO, 'one', 10),
    ruleIn(INTO, 'two', 20),
  ].map((doc) => [doc.path, doc]),
);

function treeOf(path: string, among = documents): PolicyTree {
  const found = [...catalogueOf(among).policies.values()].flat().find((tree) => tree.policy.path === path);
  if (!found) {
    throw new Error(`no policy ${path}`);
  }
  return found;
}

const draftWith = (done: Done) => edit(EMPTY, documents, done.label, done.edits);
const outcomeOf = (done: Done) => overlay(documents, draftWith(done).entries);
const namesIn = (policy: string, among: ReadonlyMap<string, Doc>) =>
  treeOf(policy, among).rules.map((rule) => rule.display_name);

describe('copying a rule to another policy', () => {
  test('puts it first or last there, and leaves the others in their order', () => {
    expect(namesIn(INTO, outcomeOf(copyRuleTo(treeOf(INTO), RULE, 'first')))).toEqual(['dns', 'one', 'two']);
    expect(namesIn(INTO, outcomeOf(copyRuleTo(treeOf(INTO), RULE, 'last')))).toEqual(['one', 'two', 'dns']);
  });

  test('says all that the rule says, and nothing that the manager said of it', () => {
    const done = copyRuleTo(treeOf(INTO), RULE, 'last');
    const copy = outcomeOf(done).get(done.focus);
    expect(copy).toMatchObject({ path: rulePath(INTO, 'dns'), id: 'dns', action: 'DROP', notes: 'why' });
    expect(copy).not.toHaveProperty('rule_id');
    expect(copy).not.toHaveProperty('_revision');
    expect(copy).not.toHaveProperty('unique_id');
  });

  test('leaves the rule where it was', () => {
    expect(namesIn(FROM, outcomeOf(copyRuleTo(treeOf(INTO), RULE, 'last')))).toEqual(['dns']);
  });

  test('takes another id where the policy has such a rule', () => {
    const done = copyRuleTo(treeOf(INTO), { ...RULE, display_name: 'one' }, 'last');
    expect(done.focus).toBe(rulePath(INTO, 'one-2'));
  });

  test('goes into a policy without rules', () => {
    const empty: PolicyTree = { ...treeOf(INTO), rules: [] };
    expect([...copyRuleTo(empty, RULE, 'first').edits.keys()]).toEqual([rulePath(INTO, 'dns')]);
  });
});

describe('moving a rule to another policy', () => {
  const done = moveRuleTo(treeOf(INTO), RULE, 'first');

  test('takes it away where it was', () => {
    expect(namesIn(FROM, outcomeOf(done))).toEqual([]);
    expect(namesIn(INTO, outcomeOf(done))).toEqual(['dns', 'one', 'two']);
  });

  test('is one step to undo', () => {
    expect(undo(draftWith(done)).entries.size).toBe(0);
  });

  test('back to where it came from leaves nothing to publish', () => {
    const there = draftWith(done);
    const now = overlay(documents, there.entries);
    const moved = now.get(done.focus) as RuleDoc;
    const back = moveRuleTo(treeOf(FROM, now), moved, 'first');
    const entries = edit(there, documents, back.label, back.edits).entries;
    expect([...entries.keys()]).toEqual([]);
  });
});
