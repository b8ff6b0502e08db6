import type { RealizedPolicy } from '../api/tierwall';
import type { RuleDoc } from '../intent/documents';
import type { Done } from '../intent/edits';
import type { Catalogue, PolicyTree } from '../intent/snapshot';
import { type FindingInClusters, NO_FINDINGS } from '../live/findings';
import { AppliedToDialog } from './AppliedToDialog';
import { ClusterStates } from './ClusterStates';
import { CopyRule } from './CopyRule';
import { FindingsDialog } from './FindingsDialog';
import type { Line } from './lines';
import { PolicySettings, RuleSettings } from './SettingsDialogs';

/** Which dialog is open, about which policy or rule. */
export type Dialog =
  | { readonly kind: 'appliedTo' | 'policy' | 'states'; readonly tree: PolicyTree }
  | { readonly kind: 'rule' | 'findings' | 'copy'; readonly line: Extract<Line, { kind: 'rule' }> };

interface Props {
  readonly dialog: Dialog;
  readonly catalogue: Catalogue;
  readonly realized: ReadonlyMap<string, RealizedPolicy>;
  readonly findings: ReadonlyMap<string, readonly FindingInClusters[]>;
  readonly readOnlyOf: (tree: PolicyTree) => string;
  /** Whether the table shows a rule when it is in a policy. */
  readonly shows: (tree: PolicyTree, rule: RuleDoc) => boolean;
  readonly onDone: (done: Done) => void;
  readonly onCopied: (done: Done, into: PolicyTree) => void;
  readonly onClose: () => void;
}

/** The dialog that is open over the table. */
export default function OpenDialog(props: Props) {
  const { dialog, catalogue, realized, findings, readOnlyOf, shows, onDone, onCopied, onClose } = props;
  const done = (what: Done) => {
    onDone(what);
    onClose();
  };
  if ('line' in dialog) {
    const { rule, tree } = dialog.line;
    if (dialog.kind === 'findings') {
      return <FindingsDialog rule={rule} findings={findings.get(rule.path) ?? NO_FINDINGS} onClose={onClose} />;
    }
    if (dialog.kind === 'copy') {
      return <CopyRule rule={rule} tree={tree} {...{ catalogue, readOnlyOf, shows, onCopied, onClose }} />;
    }
    return <RuleSettings rule={rule} readOnly={readOnlyOf(tree)} onDone={done} onCancel={onClose} />;
  }
  const { tree } = dialog;
  switch (dialog.kind) {
    case 'appliedTo':
      return <AppliedToDialog tree={tree} catalogue={catalogue} onDone={done} onCancel={onClose} />;
    case 'policy':
      return <PolicySettings policy={tree.policy} readOnly={readOnlyOf(tree)} onDone={done} onCancel={onClose} />;
    case 'states': {
      const now = realized.get(tree.policy.path);
      return now ? <ClusterStates name={tree.policy.display_name} realized={now} onClose={onClose} /> : null;
    }
  }
}
