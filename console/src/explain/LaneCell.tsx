import AngleDownIcon from '@patternfly/react-icons/dist/esm/icons/angle-down-icon';
import AngleRightIcon from '@patternfly/react-icons/dist/esm/icons/angle-right-icon';
import ArrowDownIcon from '@patternfly/react-icons/dist/esm/icons/arrow-down-icon';
import MinusIcon from '@patternfly/react-icons/dist/esm/icons/minus-icon';
import PencilAltIcon from '@patternfly/react-icons/dist/esm/icons/pencil-alt-icon';
import PlusIcon from '@patternfly/react-icons/dist/esm/icons/plus-icon';
import { type ReactNode, useState } from 'react';
import type { ExplainedSide, PassedOver } from '../api/explain';
import type { RuleName } from '../api/tierwall';
import type { RuleDoc } from '../intent/documents';
import type { Entries } from '../intent/draft';
import { markOf } from '../intent/marks';
import { describePorts, directionOf } from '../intent/rules';
import type { Catalogue, Documents } from '../intent/snapshot';
import { ActionLabel, ActionSign } from '../parts/glyphs';
import { GroupNames, ServiceNames } from '../parts/names';
import { texts as common } from '../texts/common';
import { texts } from '../texts/explain';
import styles from './Explain.module.css';
import type { LaneSide } from './lanes';
import { nameOf, RuleLink } from './RuleLink';
import { whyNot } from './reasons';

interface Props {
  readonly lane: LaneSide;
  readonly side: ExplainedSide;
  readonly leaving: boolean;
  /** Whether it is the first lane, which says why rules were not asked at this end. */
  readonly first: boolean;
  readonly documents: Documents | undefined;
  /** The draft, where it is its rules that are walked through. */
  readonly draft: Entries | undefined;
}

/** What one end of the packet meets in one category. */
export function LaneCell({ lane, side, leaving, first, documents, draft }: Props) {
  const [open, setOpen] = useState(false);
  const row = (passed: PassedOver) => (
    <Passed key={passed.rule.rule ?? nameOf(passed.rule)} passed={passed} leaving={leaving} documents={documents} />
  );
  const count = lane.before.length + lane.later.length + lane.apart.length + (lane.decides ? 1 : 0);
  if (!lane.reached && count === 0) {
    const why = side.evaluated
      ? texts.notReached(texts.verdicts[side.verdict ?? 'DROP'])
      : first
        ? side.note
        : texts.notAsked;
    return (
      <td className={styles.unreached}>
        <Line mark={<MinusIcon />}>
          <span className={styles.wide}>{why}</span>
        </Line>
      </td>
    );
  }
  return (
    <td className={lane.reached ? '' : styles.unreached}>
      {lane.before.map(row)}
      {lane.apart.length > 0 && (
        <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? <AngleDownIcon /> : <AngleRightIcon />}
          {texts.apart(lane.apart.length, lane.before.length > 0)}
        </button>
      )}
      {open && lane.apart.map(row)}
      {lane.decides && <Deciding rule={lane.decides} documents={documents} draft={draft} />}
      {lane.later.map(row)}
      {count === 0 && (
        <Line mark={<ArrowDownIcon />}>
          <span className={styles.wide}>{texts.none}</span>
        </Line>
      )}
    </td>
  );
}

function Line({ mark, children }: { mark: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.passed}>
      <span className={styles.mark} aria-hidden="true">
        {mark}
      </span>
      {children}
    </div>
  );
}

function Passed({
  passed,
  leaving,
  documents,
}: {
  passed: PassedOver;
  leaving: boolean;
  documents: Documents | undefined;
}) {
  const why = whyNot(passed, leaving, documents);
  return (
    <Line mark={passed.reason === 'LATER' ? <MinusIcon /> : <ArrowDownIcon />}>
      <span className="tw-clip" title={nameOf(passed.rule)}>
        <RuleLink rule={passed.rule} />
      </span>
      <span className="tw-clip" title={passed.detail}>
        {why.text} {why.differs && <strong>{why.differs}</strong>}
      </span>
      <span className={styles.action}>
        <GreyAction action={passed.rule.action} />
      </span>
    </Line>
  );
}

function GreyAction({ action }: { action: string }) {
  const known = action === 'ALLOW' || action === 'DROP' || action === 'REJECT';
  return known ? (
    <>
      <ActionSign action={action} /> {common.actions[action]}
    </>
  ) : (
    action.toLowerCase()
  );
}

function Deciding({ rule, documents, draft }: { readonly rule: RuleName } & Pick<Props, 'documents' | 'draft'>) {
  const mark = draft && markOf(draft, rule.rule ?? '');
  const written = documents?.get(rule.rule ?? '') as RuleDoc | undefined;
  const action =
    rule.action === 'ALLOW' || rule.action === 'DROP' || rule.action === 'REJECT' ? rule.action : undefined;
  return (
    <div className={`${styles.deciding} ${action ? styles[action] : ''}`}>
      <div className="tw-row">
        <strong className="tw-clip">{nameOf(rule)}</strong>
        <span className={styles.decides}>{texts.decides}</span>
        {mark && (
          <span className={styles.inDraft}>
            {mark === 'new' ? <PlusIcon /> : <PencilAltIcon />} {texts.inDraft[mark]}
          </span>
        )}
        <span className="tw-spring" />
        {action ? <ActionLabel action={action} /> : rule.action}
      </div>
      <div className={`tw-row ${styles.facts}`}>
        {written && documents && <Facts rule={written} documents={documents} />}
        <span className="tw-spring" />
        {rule.rule && <RuleLink rule={rule}>{texts.openRule}</RuleLink>}
      </div>
    </div>
  );
}

function Facts({ rule, documents }: { rule: RuleDoc; documents: Documents }) {
  const catalogue = { documents } as Catalogue;
  const { direction } = directionOf(rule);
  const peers = direction === 'OUT' ? rule.destination_groups : rule.source_groups;
  return (
    <>
      <span className="tw-row">
        {direction === 'OUT' ? texts.destinations : texts.sources} <GroupNames paths={peers} catalogue={catalogue} />
      </span>
      <span className="tw-row">
        {texts.services} <ServiceNames services={rule.services} ports={describePorts(rule)} catalogue={catalogue} />
      </span>
      <span className="tw-row">
        {texts.appliedTo} <GroupNames paths={rule.scope} catalogue={catalogue} />
      </span>
    </>
  );
}
