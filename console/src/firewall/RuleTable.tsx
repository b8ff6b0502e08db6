import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Realization } from '../api/tierwall';
import { perform } from '../draft/useCatalogue';
import type { Category, RuleDoc } from '../intent/documents';
import type { Draft } from '../intent/draft';
import type { Done } from '../intent/edits';
import type { Catalogue, PolicyTree } from '../intent/snapshot';
import { useFindings } from '../live/findings';
import type { User } from '../live/queries';
import { texts } from '../texts/firewall';
import { drawing } from './drawing';
import styles from './Firewall.module.css';
import { HEIGHTS, linesOf, nearest } from './lines';
import type { Dialog } from './OpenDialog';
import { Rows, type RowsHandle } from './Rows';
import { whyReadOnly } from './readOnly';
import { placesOf, topFor } from './sight';
import { HEAD_HEIGHT, TableHead } from './TableHead';
import { useClosed } from './useClosed';
import { useFocusLater } from './useFocusLater';
import { useLineActions } from './useLineActions';
import { useLineKeys } from './useLineKeys';
import { useRuleEditing } from './useRuleEditing';

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
  const { closed, toggle, unfold } = useClosed();
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

  const findings = useFindings();

  const act = (done: Done) => {
    perform(done);
    onSelect(done.focus);
  };
  const focusRow = (path: string) => rowOf(scroller, path)?.focus();
  const editing = useRuleEditing({ act, unfold, focusRow });
  const places = useMemo(() => placesOf(lines, editing.path), [lines, editing.path]);
  const focusOn = (path: string) => {
    onSelect(path);
    const index = lines.findIndex((line) => line.path === path);
    if (index >= 0 && scroller) {
      scroller.scrollTop = topFor(places, index, scroller.scrollTop, scroller.clientHeight - HEAD_HEIGHT, HEIGHTS.rule);
      rows.current?.settle();
      const row = rowOf(scroller, path);
      (path === editing.path ? row?.querySelector('input') : row)?.focus();
    }
  };
  const focusLater = useFocusLater(category, selected, focusOn);
  const readOnlyOf = (tree: PolicyTree) => whyReadOnly(user, tree.policy);
  const mayChange = (tree: PolicyTree) => readOnlyOf(tree) === '';
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
  const { edit, insert } = editing;
  const common = { lines, mayChange, toggle, edit, insert };
  const actions = useLineActions({
    ...common,
    ...{ trees, catalogue, act, focusRow, focusLater, onStatistics },
    say: setSaid,
    open: setDialog,
  });
  const at = useMemo(() => lines.findIndex((line) => line.path === selected), [lines, selected]);
  useLineKeys({ ...common, at, focusOn, moveTo: actions.moveTo });

  const draw = drawing({
    ...{ catalogue, draft, realized, closed, findings, editing, readOnlyOf },
    ...{ ruleActions: actions.rules, policyActions: actions.policies, policies: trees.length },
    user: user?.user_name ?? '',
    onAddGroup: () => navigate('/groups?add=true'),
  });

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
          focusable={(lines[at] ?? lines[0])?.path ?? ''}
          editing={editing.path}
          mayMove={(line) => mayChange(line.tree)}
          draw={draw}
          onSelect={onSelect}
          onMove={actions.moveTo}
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

function rowOf(scroller: HTMLElement | null, path: string): HTMLElement | null {
  return scroller?.querySelector(`[data-path="${CSS.escape(path)}"]`) ?? null;
}
