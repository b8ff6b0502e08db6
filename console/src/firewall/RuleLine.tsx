import { Switch } from '@patternfly/react-core';
import CommentIcon from '@patternfly/react-icons/dist/esm/icons/comment-icon';
import ExclamationTriangleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-triangle-icon';
import FileAltIcon from '@patternfly/react-icons/dist/esm/icons/file-alt-icon';
import FileIcon from '@patternfly/react-icons/dist/esm/icons/file-icon';
import GripVerticalIcon from '@patternfly/react-icons/dist/esm/icons/grip-vertical-icon';
import PencilAltIcon from '@patternfly/react-icons/dist/esm/icons/pencil-alt-icon';
import { memo, type ReactNode } from 'react';
import type { RuleStatistics } from '../api/tierwall';
import type { RuleDoc } from '../intent/documents';
import type { Entry } from '../intent/draft';
import { appliedByPolicy, describePorts, directionOf, inapplicable, type Side } from '../intent/rules';
import type { Catalogue } from '../intent/snapshot';
import type { FindingInClusters } from '../live/findings';
import { ActionMenu } from '../parts/ActionMenu';
import { Age } from '../parts/age';
import { ActionLabel, ActionSign, DirectionLabel } from '../parts/glyphs';
import { MarkChip } from '../parts/Marks';
import { GroupNames, ServiceNames } from '../parts/names';
import { texts } from '../texts/firewall';
import { texts as statisticsTexts } from '../texts/statistics';
import styles from './Firewall.module.css';
import type { Line } from './lines';

type RuleOfLine = Extract<Line, { kind: 'rule' }>;

/** What can be done with a rule from its line. */
export interface RuleActions {
  edit(line: RuleOfLine): void;
  settings(line: RuleOfLine): void;
  findings(line: RuleOfLine): void;
  turn(line: RuleOfLine, on: boolean): void;
  insert(line: RuleOfLine, index: number): void;
  clone(line: RuleOfLine): void;
  copyTo(line: RuleOfLine): void;
  move(line: RuleOfLine, by: -1 | 1): void;
  remove(line: RuleOfLine): void;
  statistics(line: RuleOfLine): void;
}

interface Props {
  readonly line: RuleOfLine;
  readonly catalogue: Catalogue;
  readonly entry: Entry | undefined;
  readonly statistics: RuleStatistics | undefined;
  readonly findings: readonly FindingInClusters[];
  /** Why the rule cannot be changed; empty when it can. */
  readonly readOnly: string;
  readonly actions: RuleActions;
}

export const RuleLine = memo(function RuleLine(props: Props) {
  const { line, catalogue, entry, statistics, findings, readOnly, actions } = props;
  const { rule, tree } = line;
  const direction = directionOf(rule);
  const off = inapplicable(rule);
  const edit = () => readOnly === '' && actions.edit(line);
  const cell = (content: ReactNode, className = '', title?: string) => (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the row takes Enter
    <div role="gridcell" className={className} title={title} onClick={edit}>
      {content}
    </div>
  );
  const peers = (side: Side) =>
    off === side
      ? cell(<span className="tw-quiet">–</span>, '', texts.notApplicable[side])
      : cell(<GroupNames paths={rule[side]} catalogue={catalogue} />);

  return (
    <>
      <div role="gridcell" className={entry ? (entry.base ? styles.edited : styles.added) : undefined}>
        {entry && <span className="tw-said">{entry.base ? texts.rule.edited : texts.rule.isNew}</span>}
      </div>
      <div role="gridcell" className={styles.handle}>
        {readOnly === '' && <GripVerticalIcon />}
      </div>
      {cell(line.place, 'tw-number tw-quiet')}
      {cell(
        <span className="tw-row">
          <span className={`tw-clip ${rule.disabled ? styles.off : styles.name}`}>{rule.display_name}</span>
          {entry && (entry.base ? <PencilAltIcon className="tw-blue" /> : <MarkChip mark="new" />)}
          {rule.notes && <CommentIcon className="tw-quiet" title={rule.notes} />}
        </span>,
      )}
      {peers('source_groups')}
      {peers('destination_groups')}
      {cell(<ServiceNames services={rule.services} ports={describePorts(rule)} catalogue={catalogue} />)}
      {appliedByPolicy(tree.policy)
        ? cell(<span className="tw-quiet">{texts.asPolicy}</span>, '', texts.asPolicyHelp)
        : cell(<GroupNames paths={rule.scope} catalogue={catalogue} />)}
      {cell(
        <span className={direction.derivedFrom ? '' : styles.choosable}>
          <DirectionLabel direction={direction.direction} />
        </span>,
        '',
        direction.derivedFrom && texts.directionFrom[direction.derivedFrom],
      )}
      {cell(
        <span className="tw-row">
          <FormerAction entry={entry} rule={rule} />
          <ActionLabel action={rule.action} />
        </span>,
      )}
      <div role="gridcell">
        <Switch
          id={`on-${rule.path}`}
          aria-label={texts.rule.on(rule.display_name)}
          isChecked={!rule.disabled}
          isDisabled={readOnly !== ''}
          hasCheckIcon
          onChange={(_, on) => actions.turn(line, on)}
        />
      </div>
      {cell(
        <>
          {rule.logged ? <FileAltIcon /> : <FileIcon className="tw-quiet" />}
          <span className="tw-said">{rule.logged ? texts.rule.logged : texts.rule.notLogged}</span>
        </>,
        styles.log,
        rule.logged ? texts.rule.logged : texts.rule.notLogged,
      )}
      <div role="gridcell" className="tw-number" title={statistics && hitsOfClusters(statistics)}>
        {statistics && (
          <button
            type="button"
            className={styles.hits}
            aria-label={statisticsTexts.open(rule.display_name, texts.hits(statistics.sessions))}
            onClick={(event) => {
              event.stopPropagation();
              actions.statistics(line);
            }}
          >
            {texts.hits(statistics.sessions)}
          </button>
        )}
      </div>
      <div role="gridcell" className={`tw-number tw-quiet ${styles.lastHit}`}>
        {statistics && <Age time={statistics.last_hit} />}
      </div>
      <div role="gridcell" className={styles.aboutIt}>
        {findings.length > 0 && (
          <button
            type="button"
            className={`${styles.findings} ${findings.some(({ finding }) => finding.severity !== 'LOW') ? 'tw-warning' : 'tw-quiet'}`}
            aria-label={texts.findings.open(rule.display_name, findings.length)}
            title={findings.map(({ finding }) => finding.sentence).join('\n')}
            onClick={() => actions.findings(line)}
          >
            <ExclamationTriangleIcon /> {findings.length}
          </button>
        )}
      </div>
      <div role="gridcell">
        <RuleMenu line={line} findings={findings.length} readOnly={readOnly} actions={actions} />
      </div>
    </>
  );
});

function FormerAction({ entry, rule }: { entry: Entry | undefined; rule: RuleDoc }) {
  const before = (entry?.base as RuleDoc | undefined)?.action;
  return before === undefined || before === rule.action ? null : (
    <s className="tw-quiet">
      <ActionSign action={before} />
    </s>
  );
}

function hitsOfClusters(statistics: RuleStatistics): string {
  return statistics.clusters.map((cell) => `${cell.cluster}: ${texts.hits(cell.sessions)}`).join('\n');
}

interface MenuProps {
  readonly line: RuleOfLine;
  /** How many. */
  readonly findings: number;
  readonly readOnly: string;
  readonly actions: RuleActions;
}

function RuleMenu({ line, findings, readOnly: why, actions }: MenuProps) {
  const { rule, tree, place } = line;
  const words = texts.rule;
  return (
    <ActionMenu
      label={words.menu(rule.display_name)}
      actions={[
        { word: words.edit, act: () => actions.edit(line), why },
        { word: words.settings(rule.display_name), act: () => actions.settings(line), why },
        ...(findings > 0 ? [{ word: texts.findings.show(findings), act: () => actions.findings(line) }] : []),
        { word: words.insertAbove, act: () => actions.insert(line, place - 1), why },
        { word: words.insertBelow, act: () => actions.insert(line, place), why },
        { word: words.clone, act: () => actions.clone(line), why },
        { word: words.copyTo, act: () => actions.copyTo(line) },
        { word: words.moveUp, act: () => actions.move(line, -1), why, off: place === 1 },
        { word: words.moveDown, act: () => actions.move(line, 1), why, off: place === tree.rules.length },
        { word: words.remove, act: () => actions.remove(line), why },
      ]}
    />
  );
}
