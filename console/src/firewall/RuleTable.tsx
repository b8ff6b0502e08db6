import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Realization } from '../api/tierwall';
import { draftStore } from '../draft/store';
import { perform } from '../draft/useCatalogue';
import type { Category, RuleDoc } from '../intent/documents';
import { type Draft, withoutNew } from '../intent/draft';
import {
  addRule,
  change,
  cloneRule,
  type Done,
  deletePolicy,
  deleteRule,
  movePolicy,
  moveRule,
  nameRule,
} from '../intent/edits';
import type { Catalogue, PolicyTree } from '../intent/snapshot';
import { NO_FINDINGS, useFindings } from '../live/findings';
import type { User } from '../live/queries';
import { useKeys } from '../parts/useKeys';
import { useSame } from '../parts/useSame';
import { texts } from '../texts/firewall';
import { EmptyLine } from './EmptyLine';
import styles from './Firewall.module.css';
import { HEIGHTS, type Line, linesOf, nearest } from './lines';
import type { Dialog } from './OpenDialog';
import { type PolicyActions, PolicyLine } from './PolicyLine';
import type { Draw } from './RestingRows';
import { Rows, type RowsHandle } from './Rows';
import { RuleEditor } from './RuleEditor';
import { type RuleActions, RuleLine } from './RuleLine';
import { whyReadOnly } from './readOnly';
import { placesOf, topFor } from './sight';
import { HEAD_HEIGHT, TableHead } from './TableHead';
import { useEditing } from './useEditing';
import { useFocusLater } from './useFocusLater';

interface Props {
  readonly category: Category;
  readonly trees: readonly PolicyTree[];
  readonly matches: (tree: PolicyTree, rule: RuleDoc | undefined) => boolean;
  readonly catalogue: Catalogue;
  readonly draft: Draft;
  readonly realization: Realization | undefined;
  readonly user: User | undefined;
  readonly selected: string;
  readonly onSelect: (path: string) => void;
  readonly onStatistics: (path: string) => void;
}

const OpenDialog = lazy(() => import('./OpenDialog'));

/** All policies of a category with their rules, of which only those in sight are drawn. */
export function RuleTable(props: Props) {
  const { category, trees, matches, catalogue, draft, realization, user, selected, onSelect, onStatistics } = props;
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const edited = useEditing();
  const editing = edited.path;
  const [, navigate] = useLocation();
  const [dialog, setDialog] = useState<Dialog>();
  const [said, setSaid] = useState('');
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const rows = useRef<RowsHandle>(null);
  const { lines } = useMemo(() => linesOf(trees, matches, closed), [trees, matches, closed]);
  const realized = useMemo(
    () => new Map(realization?.policies.map((policy) => [policy.policy, policy])),
    [realization],
  );

  const places = useMemo(() => placesOf(lines, editing), [lines, editing]);
  const findings = useFindings();

  const act = (done: Done) => {
    perform(done);
    onSelect(done.focus);
  };
  const focusOn = (path: string) => {
    onSelect(path);
    const index = lines.findIndex((line) => line.path === path);
    if (index >= 0 && scroller) {
      scroller.scrollTop = topFor(places, index, scroller.scrollTop, scroller.clientHeight - HEAD_HEIGHT, HEIGHTS.rule);
      rows.current?.settle();
      const row = rowOf(scroller, path);
      (path === editing ? row?.querySelector('input') : row)?.focus();
    }
  };
  const focusLater = useFocusLater(category, selected, focusOn);
  const closeEditor = (path: string) => {
    edited.end();
    requestAnimationFrame(() => rowOf(scroller, path)?.focus());
  };
  const readOnlyOf = (tree: PolicyTree) => whyReadOnly(user, tree.policy);
  const finish = (line: Extract<Line, { kind: 'rule' }>, rule: RuleDoc) => {
    const isNew = draft.entries.get(line.path)?.base === undefined && draft.entries.has(line.path);
    const done = isNew
      ? nameRule(line.tree, line.rule, rule)
      : change(line.rule, rule, texts.done.edit(rule.display_name));
    act(done);
    closeEditor(done.focus);
  };
  const cancel = ({ path, tree, rule, place }: Extract<Line, { kind: 'rule' }>) => {
    if (edited.isNew) {
      draftStore().update((now) => withoutNew(now, texts.done.notAdd(rule.display_name), path));
    }
    closeEditor(edited.isNew ? (tree.rules[place - 2]?.path ?? tree.policy.path) : path);
  };
  const edit = (path: string) => {
    if (edited.isNew && edited.rule === undefined && path !== edited.path) {
      draftStore().update((now) => withoutNew(now, texts.done.notAdd(texts.newRule), edited.path));
    }
    edited.start(path);
  };
  const unfold = (tree: PolicyTree) =>
    setClosed((before) => new Set([...before].filter((path) => path !== tree.policy.path)));
  const insert = (tree: PolicyTree, index: number) => {
    const done = addRule(tree, index, texts.newRule);
    unfold(tree);
    act(done);
    edited.start(done.focus, true);
  };
  const closeDialog = () => {
    setDialog(undefined);
    // The rule may have moved to where the table does not show it.
    focusLater(dialog && 'line' in dialog ? nearest(lines, dialog.line) : selected, true);
  };
  const copied = (done: Done, into: PolicyTree) => {
    setDialog(undefined);
    unfold(into);
    act(done);
    focusLater(done.focus);
  };
  const moveTo = (line: Line, place: number) => {
    if (line.kind === 'rule') {
      const to = Math.min(Math.max(place, 0), line.tree.rules.length - 1);
      act(moveRule(line.tree, line.rule, to));
      setSaid(texts.moved(line.rule.display_name, to + 1, line.tree.rules.length));
    } else if (line.kind === 'policy') {
      const to = Math.min(Math.max(place, 0), trees.length - 1);
      act(movePolicy(catalogue, line.tree.policy, to));
      setSaid(texts.moved(line.tree.policy.display_name, to + 1, trees.length));
    }
    requestAnimationFrame(() => rowOf(scroller, line.path)?.focus());
  };

  const ruleActions = useSame<RuleActions>({
    edit: (line) => edit(line.path),
    settings: (line) => setDialog({ kind: 'rule', line }),
    findings: (line) => setDialog({ kind: 'findings', line }),
    turn: (line, on) =>
      act(change(line.rule, { ...line.rule, disabled: !on }, texts.done.turn(line.rule.display_name, on))),
    insert: (line, index) => insert(line.tree, index),
    copyTo: (line) => setDialog({ kind: 'copy', line }),
    clone: (line) => act(cloneRule(line.tree, line.rule)),
    move: (line, by) => moveTo(line, line.place - 1 + by),
    remove: (line) => {
      act(deleteRule(line.rule));
      focusLater(nearest(without(lines, line.path), line), true);
    },
    statistics: (line) => onStatistics(line.path),
  });
  const policyActions = useSame<PolicyActions>({
    toggle: (tree) => setClosed((before) => toggled(before, tree.policy.path)),
    addRule: (tree) => readOnlyOf(tree) === '' && insert(tree, 0),
    appliedTo: (tree) => setDialog({ kind: 'appliedTo', tree }),
    settings: (tree) => setDialog({ kind: 'policy', tree }),
    failures: (tree) => setDialog({ kind: 'states', tree }),
    movePolicy: (line, by) => moveTo(line, line.place - 1 + by),
    removePolicy: (line) => {
      act(deletePolicy(line.tree));
      focusLater(nearest(without(lines, line.path), line), true);
    },
  });

  const at = useMemo(() => lines.findIndex((line) => line.path === selected), [lines, selected]);
  const current = lines[at];
  const step = (by: number) => {
    const next = lines[Math.min(Math.max(at + by, 0), lines.length - 1)];
    if (next) {
      focusOn(next.path);
    }
  };
  const writable = current && readOnlyOf(current.tree) === '' ? current : undefined;
  const enter = (target: HTMLElement) => {
    if (target.getAttribute('role') !== 'row' || !current) {
      target.click();
    } else if (current.kind === 'policy') {
      policyActions.toggle(current.tree);
    } else if (current.kind === 'empty') {
      policyActions.addRule(current.tree);
    } else if (writable) {
      edit(current.path);
    }
  };
  useKeys([
    ['j', () => step(1)],
    ['ArrowDown', () => step(1)],
    ['k', () => step(-1)],
    ['ArrowUp', () => step(-1)],
    ['Enter', (event) => enter(event.target as HTMLElement)],
    ['n', () => writable && insert(writable.tree, writable.kind === 'rule' ? writable.place : 0)],
    ['Alt ArrowUp', () => writable && moveTo(writable, writable.place - 2)],
    ['Alt ArrowDown', () => writable && moveTo(writable, writable.place)],
  ]);

  const draw: Draw = (line, statistics) => {
    const readOnly = readOnlyOf(line.tree);
    const entry = draft.entries.get(line.path);
    if (line.kind === 'policy') {
      return (
        <PolicyLine
          line={line}
          catalogue={catalogue}
          entry={entry}
          realized={realized.get(line.path)}
          open={!closed.has(line.path)}
          readOnly={readOnly}
          user={user?.user_name ?? ''}
          last={line.place === trees.length}
          actions={policyActions}
        />
      );
    }
    if (line.kind === 'empty') {
      return <EmptyLine tree={line.tree} readOnly={readOnly} onAdd={policyActions.addRule} />;
    }
    if (editing === line.path) {
      return (
        <RuleEditor
          line={line}
          catalogue={catalogue}
          onDone={(rule) => finish(line, rule)}
          begun={edited.rule}
          onChange={edited.keep}
          onAddGroup={() => navigate('/groups?add=true')}
          onCancel={() => cancel(line)}
        />
      );
    }
    return (
      <RuleLine
        line={line}
        catalogue={catalogue}
        entry={entry}
        statistics={statistics}
        findings={findings.get(line.path) ?? NO_FINDINGS}
        readOnly={readOnly}
        actions={ruleActions}
      />
    );
  };

  return (
    <>
      <div
        ref={setScroller}
        className={styles.scroller}
        role="grid"
        aria-label={texts.table(category)}
        aria-rowcount={lines.length + 1}
      >
        <TableHead />
        <Rows
          ref={rows}
          scroller={scroller}
          lines={lines}
          places={places}
          catalogue={catalogue}
          draft={draft}
          realized={realized}
          closed={closed}
          selected={selected}
          focusable={(current ?? lines[0])?.path ?? ''}
          editing={editing}
          mayMove={(line) => readOnlyOf(line.tree) === ''}
          draw={draw}
          onSelect={onSelect}
          onMove={moveTo}
        />
      </div>
      <span className="tw-said" role="status">
        {said}
      </span>
      {dialog && (
        <Suspense>
          <OpenDialog
            dialog={dialog}
            catalogue={catalogue}
            realized={realized}
            findings={findings}
            readOnlyOf={readOnlyOf}
            shows={(tree, rule) =>
              tree.policy.category === category && (matches(tree, undefined) || matches(tree, rule))
            }
            onDone={act}
            onCopied={copied}
            onClose={closeDialog}
          />
        </Suspense>
      )}
    </>
  );
}

function without(lines: readonly Line[], path: string): readonly Line[] {
  return lines.filter((line) => line.path !== path);
}

function toggled(before: ReadonlySet<string>, path: string): ReadonlySet<string> {
  const next = new Set(before);
  if (!next.delete(path)) {
    next.add(path);
  }
  return next;
}

function rowOf(scroller: HTMLElement | null, path: string): HTMLElement | null {
  return scroller?.querySelector(`[data-path="${CSS.escape(path)}"]`) ?? null;
}
