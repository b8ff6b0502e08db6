import { Button } from '@patternfly/react-core';
import AngleDownIcon from '@patternfly/react-icons/dist/esm/icons/angle-down-icon';
import AngleRightIcon from '@patternfly/react-icons/dist/esm/icons/angle-right-icon';
import CogIcon from '@patternfly/react-icons/dist/esm/icons/cog-icon';
import CommentIcon from '@patternfly/react-icons/dist/esm/icons/comment-icon';
import LockIcon from '@patternfly/react-icons/dist/esm/icons/lock-icon';
import PencilAltIcon from '@patternfly/react-icons/dist/esm/icons/pencil-alt-icon';
import PlusIcon from '@patternfly/react-icons/dist/esm/icons/plus-icon';
import { memo } from 'react';
import type { RealizedPolicy } from '../api/tierwall';
import { idOf, isAny } from '../intent/documents';
import type { Entry } from '../intent/draft';
import type { Catalogue, PolicyTree } from '../intent/snapshot';
import { ActionMenu } from '../parts/ActionMenu';
import { MarkChip } from '../parts/Marks';
import { ClusterName, GroupNames } from '../parts/names';
import { StatusChip } from '../parts/status';
import { texts } from '../texts/firewall';
import styles from './Firewall.module.css';
import type { Line } from './lines';

type PolicyOfLine = Extract<Line, { kind: 'policy' }>;

/** What can be done with a policy from its line. */
export interface PolicyActions {
  toggle(tree: PolicyTree): void;
  addRule(tree: PolicyTree): void;
  appliedTo(tree: PolicyTree): void;
  settings(tree: PolicyTree): void;
  failures(tree: PolicyTree): void;
  movePolicy(line: PolicyOfLine, by: -1 | 1): void;
  removePolicy(line: PolicyOfLine): void;
}

interface Props {
  readonly line: PolicyOfLine;
  readonly catalogue: Catalogue;
  readonly entry: Entry | undefined;
  readonly realized: RealizedPolicy | undefined;
  readonly open: boolean;
  readonly readOnly: string;
  readonly user: string;
  readonly last: boolean;
  readonly actions: PolicyActions;
}

/** So many clusters are named; the others are counted. */
const NAMED = 3;

export const PolicyLine = memo(function PolicyLine(props: Props) {
  const { line, catalogue, entry, realized, open, readOnly, user, last, actions } = props;
  const { tree, place } = line;
  const { policy, rules } = tree;
  const name = policy.display_name;
  return (
    <>
      <div role="gridcell" className={entry ? (entry.base ? styles.edited : styles.added) : undefined} />
      <div role="gridcell">
        <Button
          variant="plain"
          aria-expanded={open}
          aria-label={open ? texts.policy.close(name) : texts.policy.open(name)}
          onClick={() => actions.toggle(tree)}
          icon={open ? <AngleDownIcon /> : <AngleRightIcon />}
        />
      </div>
      <div role="gridcell" className="tw-number tw-quiet">
        {place}
      </div>
      <div role="gridcell" className={styles.policyName}>
        <strong className="tw-clip">{name}</strong>
        <span className="tw-quiet">{texts.policy.rules(rules.length)}</span>
        <StatusChip realized={realized} onOpen={() => actions.failures(tree)} />
        {entry && !entry.base && <MarkChip mark="new" />}
        {policy.locked && (
          <span className="tw-row tw-quiet">
            <LockIcon />{' '}
            {policy.lock_modified_by === user || !policy.lock_modified_by
              ? texts.policy.lockedByYou
              : texts.policy.lockedBy(policy.lock_modified_by)}
          </span>
        )}
        <span className="tw-spring" />
        <AppliedTo
          tree={tree}
          catalogue={catalogue}
          realized={realized}
          onOpen={readOnly === '' ? () => actions.appliedTo(tree) : undefined}
        />
        <Button
          variant="plain"
          aria-label={texts.policy.appliedTo(name)}
          aria-description={readOnly}
          isAriaDisabled={readOnly !== ''}
          onClick={() => actions.appliedTo(tree)}
          icon={<PencilAltIcon />}
        />
        <Button
          variant="plain"
          aria-label={texts.policy.addRule(name)}
          aria-description={readOnly}
          isAriaDisabled={readOnly !== ''}
          onClick={() => actions.addRule(tree)}
          icon={<PlusIcon />}
        />
        {policy.comments && <CommentIcon className="tw-quiet" title={policy.comments} />}
        <Button
          variant="plain"
          aria-label={texts.policy.settings(name)}
          onClick={() => actions.settings(tree)}
          icon={<CogIcon />}
        />
        <PolicyMenu line={line} last={last} readOnly={readOnly} actions={actions} />
      </div>
    </>
  );
});

interface AppliedToProps extends Pick<Props, 'catalogue' | 'realized'> {
  readonly tree: PolicyTree;
  /** Lets choose clusters where there are none. */
  readonly onOpen?: (() => void) | undefined;
}

/** Where a policy is applied: clusters, and groups when it names some. */
export function AppliedTo({ tree, catalogue, realized, onOpen }: AppliedToProps) {
  const { policy, spans } = tree;
  const failed = new Set(realized?.clusters.filter((cell) => cell.state === 'FAILED').map((cell) => cell.cluster));
  return (
    <span className={styles.applied}>
      <span className="tw-quiet">{texts.appliedTo}</span>
      <span className="tw-row">
        {spans.length === 0 &&
          (onOpen ? (
            <button type="button" className={`tw-warning ${styles.noCluster}`} onClick={onOpen}>
              {texts.policy.noCluster}
            </button>
          ) : (
            <span className="tw-warning">{texts.policy.noCluster}</span>
          ))}
        {spans.slice(0, NAMED).map((span) => (
          <ClusterName
            key={span.path}
            path={span.container_cluster_path}
            failed={failed.has(idOf(span.container_cluster_path))}
          />
        ))}
        {spans.length > NAMED && (
          <span title={spans.map((span) => idOf(span.container_cluster_path)).join('\n')}>+{spans.length - NAMED}</span>
        )}
        {!isAny(policy.scope) && <GroupNames paths={policy.scope} catalogue={catalogue} />}
      </span>
    </span>
  );
}

type MenuProps = Pick<Props, 'line' | 'last' | 'readOnly' | 'actions'>;

function PolicyMenu({ line, last, readOnly: why, actions }: MenuProps) {
  const words = texts.policy;
  return (
    <ActionMenu
      label={words.menu(line.tree.policy.display_name)}
      actions={[
        { word: words.moveUp, act: () => actions.movePolicy(line, -1), why, off: line.place === 1 },
        { word: words.moveDown, act: () => actions.movePolicy(line, 1), why, off: last },
        { word: words.remove, act: () => actions.removePolicy(line), why },
      ]}
    />
  );
}
