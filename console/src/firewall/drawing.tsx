import { lazy, Suspense } from 'react';
import type { RealizedPolicy } from '../api/tierwall';
import type { Draft } from '../intent/draft';
import type { Catalogue, PolicyTree } from '../intent/snapshot';
import { type FindingInClusters, NO_FINDINGS } from '../live/findings';
import { EmptyLine } from './EmptyLine';
import { type PolicyActions, PolicyLine } from './PolicyLine';
import type { Draw } from './RestingRows';
import { type RuleActions, RuleLine } from './RuleLine';
import type { RuleEditing } from './useRuleEditing';

interface Around {
  readonly catalogue: Catalogue;
  readonly draft: Draft;
  readonly realized: ReadonlyMap<string, RealizedPolicy>;
  readonly closed: ReadonlySet<string>;
  readonly findings: ReadonlyMap<string, readonly FindingInClusters[]>;
  readonly editing: RuleEditing;
  readonly readOnlyOf: (tree: PolicyTree) => string;
  readonly ruleActions: RuleActions;
  readonly policyActions: PolicyActions;
  /** How many the category has. */
  readonly policies: number;
  readonly user: string;
  readonly onAddGroup: () => void;
}

/** Comes when a rule is edited for the first time. */
const RuleEditor = lazy(() => import('./RuleEditor'));

/** What is in a line: a policy, a rule as it is read or edited, or that there is none. */
export function drawing(around: Around): Draw {
  const { catalogue, draft, realized, closed, findings, editing, readOnlyOf, ruleActions, policyActions } = around;
  return (line, statistics) => {
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
          user={around.user}
          last={line.place === around.policies}
          actions={policyActions}
        />
      );
    }
    if (line.kind === 'empty') {
      return <EmptyLine tree={line.tree} readOnly={readOnly} onAdd={policyActions.addRule} />;
    }
    const atRest = (
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
    if (editing.path !== line.path) {
      return atRest;
    }
    return (
      <Suspense fallback={atRest}>
        <RuleEditor
          line={line}
          catalogue={catalogue}
          onDone={(rule) => editing.finish(line, rule)}
          begun={editing.begun}
          onChange={editing.keep}
          onAddGroup={around.onAddGroup}
          onCancel={() => editing.cancel(line)}
        />
      </Suspense>
    );
  };
}
