import { useVirtualizer } from '@tanstack/react-virtual';
import { type DragEvent, lazy, Suspense, useMemo, useRef, useState } from 'react';
import type { Realization } from '../api/tierwall';
import { draftStore } from '../draft/store';
import { perform } from '../draft/useCatalogue';
import type { Category, RuleDoc } from '../intent/documents';
import { type Draft, undo } from '../intent/draft';
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
import styles from './Firewall.module.css';
import { accepts, HEIGHTS, heightOf, type Line, linesOf } from './lines';
import type { Dialog } from './OpenDialog';
import { type PolicyActions, PolicyLine } from './PolicyLine';
import { RuleEditor } from './RuleEditor';
import { type RuleActions, RuleLine } from './RuleLine';
import { whyReadOnly } from './readOnly';
import { TableHead } from './TableHead';
import { useFocusLater } from './useFocusLater';
import { useHits } from './useHits';

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
  const [editing, setEditing] = useState('');
  /** The rule that was just added, and goes again when nobody says what it is. */
  const [added, setAdded] = useState('');
  const [dialog, setDialog] = useState<Dialog>();
  const [said, setSaid] = useState('');
  const [dragged, setDragged] = useState<Line>();
  const [target, setTarget] = useState('');
  const scroller = useRef<HTMLDivElement>(null);
  const { lines } = useMemo(() => linesOf(trees, matches, closed), [trees, matches, closed]);
  const realized = useMemo(
    () => new Map(realization?.policies.map((policy) => [policy.policy, policy])),
    [realization],
  );

  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(lines[index], editing),
    getItemKey: (index) => lines[index]?.path ?? index,
    overscan: 12,
    scrollPaddingStart: HEIGHTS.rule,
  });
  const items = virtual.getVirtualItems();
  const findings = useFindings();
  const isPublished = (path: string) => !draft.entries.has(path) || draft.entries.get(path)?.base !== undefined;
  const hits = useHits(
    items.flatMap(({ index }) => lines[index]?.tree.policy.path ?? []).filter(isPublished),
    !virtual.isScrolling,
  );

  const act = (done: Done) => {
    perform(done);
    onSelect(done.focus);
  };
  const focusOn = (path: string) => {
    onSelect(path);
    const index = lines.findIndex((line) => line.path === path);
    if (index >= 0) {
      virtual.scrollToIndex(index, { align: 'auto' });
      requestAnimationFrame(() => rowOf(scroller.current, path)?.focus());
    }
  };
  const focusLater = useFocusLater(category, selected, focusOn);
  const openEditor = (path: string) => {
    setEditing(path);
    requestAnimationFrame(() => virtual.measure());
  };
  const closeEditor = (path: string) => {
    openEditor('');
    requestAnimationFrame(() => rowOf(scroller.current, path)?.focus());
  };
  const readOnlyOf = (tree: PolicyTree) => whyReadOnly(user, tree.policy);
  const finish = (line: Extract<Line, { kind: 'rule' }>, rule: RuleDoc) => {
    const isNew = draft.entries.get(line.path)?.base === undefined && draft.entries.has(line.path);
    const done = isNew
      ? nameRule(line.tree, line.rule, rule)
      : change(line.rule, rule, texts.done.edit(rule.display_name));
    setAdded('');
    act(done);
    closeEditor(done.focus);
  };
  const unfold = (tree: PolicyTree) =>
    setClosed((before) => new Set([...before].filter((path) => path !== tree.policy.path)));
  const insert = (tree: PolicyTree, index: number) => {
    const done = addRule(tree, index, texts.newRule);
    setAdded(done.focus);
    unfold(tree);
    act(done);
    openEditor(done.focus);
  };
  const closeDialog = () => {
    setDialog(undefined);
    focusLater(selected, true);
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
    } else {
      const to = Math.min(Math.max(place, 0), trees.length - 1);
      act(movePolicy(catalogue, line.tree.policy, to));
      setSaid(texts.moved(line.tree.policy.display_name, to + 1, trees.length));
    }
    requestAnimationFrame(() => rowOf(scroller.current, line.path)?.focus());
  };

  const ruleActions = useSame<RuleActions>({
    edit: (line) => openEditor(line.path),
    settings: (line) => setDialog({ kind: 'rule', line }),
    findings: (line) => setDialog({ kind: 'findings', line }),
    turn: (line, on) =>
      act(change(line.rule, { ...line.rule, disabled: !on }, texts.done.turn(line.rule.display_name, on))),
    insert: (line, index) => insert(line.tree, index),
    copyTo: (line) => setDialog({ kind: 'copy', line }),
    clone: (line) => act(cloneRule(line.tree, line.rule)),
    move: (line, by) => moveTo(line, line.place - 1 + by),
    remove: (line) => act(deleteRule(line.rule)),
    statistics: (line) => onStatistics(line.path),
  });
  const policyActions = useSame<PolicyActions>({
    toggle: (tree) => setClosed((before) => toggled(before, tree.policy.path)),
    addRule: (tree) => insert(tree, 0),
    appliedTo: (tree) => setDialog({ kind: 'appliedTo', tree }),
    settings: (tree) => setDialog({ kind: 'policy', tree }),
    failures: (tree) => setDialog({ kind: 'states', tree }),
    movePolicy: (line, by) => moveTo(line, line.place - 1 + by),
    removePolicy: (tree) => act(deletePolicy(tree)),
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
    } else if (writable) {
      openEditor(current.path);
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

  const drop = (event: DragEvent, line: Line) => {
    event.preventDefault();
    if (dragged && accepts(dragged, line)) {
      moveTo(dragged, line.place - 1);
    }
    setDragged(undefined);
    setTarget('');
  };

  return (
    <>
      <div
        ref={scroller}
        className={styles.scroller}
        role="grid"
        aria-label={texts.table(category)}
        aria-rowcount={lines.length + 1}
      >
        <TableHead />
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start, size }) => {
            const line = lines[index] as Line;
            const readOnly = readOnlyOf(line.tree);
            const isEdited = editing === line.path && line.kind === 'rule';
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the table do the same
              <div
                key={line.path}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={line.path === selected}
                data-path={line.path}
                tabIndex={line.path === selected || (at < 0 && index === 0) ? 0 : -1}
                className={[
                  line.kind === 'policy' ? styles.policy : isEdited ? styles.editedRow : styles.columns,
                  line.path === selected ? styles.selected : '',
                  line.path === target ? styles.target : '',
                ].join(' ')}
                style={{ height: size, transform: `translateY(${start}px)` }}
                onClick={() => onSelect(line.path)}
                onFocus={(event) => event.target === event.currentTarget && onSelect(line.path)}
                draggable={readOnly === '' && !isEdited}
                onDragStart={() => setDragged(line)}
                onDragOver={(event) => {
                  if (dragged && accepts(dragged, line)) {
                    event.preventDefault();
                    setTarget(line.path);
                  }
                }}
                onDragEnd={() => {
                  setDragged(undefined);
                  setTarget('');
                }}
                onDrop={(event) => drop(event, line)}
              >
                {line.kind === 'policy' ? (
                  <PolicyLine
                    line={line}
                    catalogue={catalogue}
                    entry={draft.entries.get(line.path)}
                    realized={realized.get(line.path)}
                    open={!closed.has(line.path)}
                    readOnly={readOnly}
                    user={user?.user_name ?? ''}
                    last={line.place === trees.length}
                    passing={virtual.isScrolling}
                    actions={policyActions}
                  />
                ) : isEdited ? (
                  <RuleEditor
                    line={line}
                    catalogue={catalogue}
                    onDone={(rule) => finish(line, rule)}
                    onCancel={() => {
                      if (added === line.path) {
                        draftStore().update(undo);
                        setAdded('');
                      }
                      closeEditor(line.path);
                    }}
                  />
                ) : (
                  <RuleLine
                    line={line}
                    catalogue={catalogue}
                    entry={draft.entries.get(line.path)}
                    statistics={hits.get(line.path)}
                    findings={findings.get(line.path) ?? NO_FINDINGS}
                    readOnly={readOnly}
                    passing={virtual.isScrolling}
                    actions={ruleActions}
                  />
                )}
              </div>
            );
          })}
        </div>
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
