import { draftStore } from '../draft/store';
import { catalogueNow } from '../draft/useCatalogue';
import type { RuleDoc } from '../intent/documents';
import { withoutNew } from '../intent/draft';
import { addRule, change, type Done, nameRule } from '../intent/edits';
import { type PolicyTree, policyTrees } from '../intent/snapshot';
import { texts } from '../texts/firewall';
import type { Line } from './lines';
import { useEditing } from './useEditing';

type RuleOfLine = Extract<Line, { kind: 'rule' }>;

interface Around {
  /** Puts what was done into the draft, and selects what it was done to. */
  readonly act: (done: Done) => void;
  readonly unfold: (tree: PolicyTree) => void;
  /** Gives the focus to a line that is there already. */
  readonly focusRow: (path: string) => void;
}

export type RuleEditing = ReturnType<typeof useRuleEditing>;

/** The one rule that is being edited in its line: how that begins, and the two ways in which it ends. */
export function useRuleEditing({ act, unfold, focusRow }: Around) {
  const edited = useEditing();
  const close = (path: string) => {
    edited.end();
    requestAnimationFrame(() => focusRow(path));
  };
  const dropUntouched = () =>
    draftStore().update((now) => withoutNew(now, texts.done.notAdd(texts.newRule), edited.path));
  const edit = (path: string) => {
    if (edited.isUntouched() && path !== edited.path) {
      dropUntouched();
    }
    edited.start(path);
  };
  const insert = (tree: PolicyTree, index: number) => {
    let into = tree;
    let place = index;
    if (edited.isUntouched()) {
      dropUntouched();
      into = policyTrees(catalogueNow()).find(({ policy }) => policy.path === tree.policy.path) ?? tree;
      place -= tree.rules.slice(0, index).some(({ path }) => path === edited.path) ? 1 : 0;
    }
    const done = addRule(into, place, texts.newRule);
    unfold(tree);
    act(done);
    edited.start(done.focus, true);
  };
  const finish = (line: RuleOfLine, rule: RuleDoc) => {
    const entry = draftStore().current().entries.get(line.path);
    const isNew = entry !== undefined && entry.base === undefined;
    const done = isNew
      ? nameRule(line.tree, line.rule, rule)
      : change(line.rule, rule, texts.done.edit(rule.display_name));
    act(done);
    close(done.focus);
  };
  const cancel = ({ path, tree, rule, place }: RuleOfLine) => {
    if (edited.isNew) {
      draftStore().update((now) => withoutNew(now, texts.done.notAdd(rule.display_name), path));
    }
    close(edited.isNew ? (tree.rules[place - 2]?.path ?? tree.policy.path) : path);
  };
  return { path: edited.path, begun: edited.rule, keep: edited.keep, edit, insert, finish, cancel };
}
