import { change, cloneRule, type Done, deletePolicy, deleteRule, movePolicy, moveRule } from '../intent/edits';
import type { Catalogue, PolicyTree } from '../intent/snapshot';
import { useSame } from '../parts/useSame';
import { texts } from '../texts/firewall';
import { type Line, nearest } from './lines';
import type { Dialog } from './OpenDialog';
import type { PolicyActions } from './PolicyLine';
import type { RuleActions } from './RuleLine';

interface Around {
  readonly trees: readonly PolicyTree[];
  readonly catalogue: Catalogue;
  readonly lines: readonly Line[];
  readonly mayChange: (tree: PolicyTree) => boolean;
  /** Puts what was done into the draft, and selects what it was done to. */
  readonly act: (done: Done) => void;
  /** Tells it to screen readers. */
  readonly say: (words: string) => void;
  readonly open: (dialog: Dialog) => void;
  readonly toggle: (tree: PolicyTree) => void;
  readonly edit: (path: string) => void;
  readonly insert: (tree: PolicyTree, index: number) => void;
  readonly focusRow: (path: string) => void;
  readonly focusLater: (path: string, ifLost?: boolean) => void;
  readonly onStatistics: (path: string) => void;
}

/** What can be done to lines of rules and of policies, from their controls and menus. */
export function useLineActions(around: Around) {
  const { trees, catalogue, lines, mayChange, act, say, open, toggle, edit, insert, focusRow, focusLater } = around;
  const moveTo = (line: Line, place: number) => {
    if (line.kind === 'rule') {
      const to = Math.min(Math.max(place, 0), line.tree.rules.length - 1);
      act(moveRule(line.tree, line.rule, to));
      say(texts.moved(line.rule.display_name, to + 1, line.tree.rules.length));
    } else if (line.kind === 'policy') {
      const to = Math.min(Math.max(place, 0), trees.length - 1);
      act(movePolicy(catalogue, line.tree.policy, to));
      say(texts.moved(line.tree.policy.display_name, to + 1, trees.length));
    }
    requestAnimationFrame(() => focusRow(line.path));
  };
  const remove = (line: Line, done: Done) => {
    act(done);
    focusLater(nearest(without(lines, line.path), line), true);
  };
  const rules = useSame<RuleActions>({
    edit: (line) => edit(line.path),
    settings: (line) => open({ kind: 'rule', line }),
    findings: (line) => open({ kind: 'findings', line }),
    turn: (line, on) =>
      act(change(line.rule, { ...line.rule, disabled: !on }, texts.done.turn(line.rule.display_name, on))),
    insert: (line, index) => insert(line.tree, index),
    copyTo: (line) => open({ kind: 'copy', line }),
    clone: (line) => act(cloneRule(line.tree, line.rule)),
    move: (line, by) => moveTo(line, line.place - 1 + by),
    remove: (line) => remove(line, deleteRule(line.rule)),
    statistics: (line) => around.onStatistics(line.path),
  });
  const policies = useSame<PolicyActions>({
    toggle,
    addRule: (tree) => mayChange(tree) && insert(tree, 0),
    appliedTo: (tree) => open({ kind: 'appliedTo', tree }),
    settings: (tree) => open({ kind: 'policy', tree }),
    failures: (tree) => open({ kind: 'states', tree }),
    movePolicy: (line, by) => moveTo(line, line.place - 1 + by),
    removePolicy: (line) => remove(line, deletePolicy(line.tree)),
  });
  return { rules, policies, moveTo };
}

function without(lines: readonly Line[], path: string): readonly Line[] {
  return lines.filter((line) => line.path !== path);
}
