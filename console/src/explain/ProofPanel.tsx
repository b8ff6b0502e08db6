import { Button, Tooltip } from '@patternfly/react-core';
import ArrowRightIcon from '@patternfly/react-icons/dist/esm/icons/arrow-right-icon';
import BanIcon from '@patternfly/react-icons/dist/esm/icons/ban-icon';
import BoltIcon from '@patternfly/react-icons/dist/esm/icons/bolt-icon';
import QuestionCircleIcon from '@patternfly/react-icons/dist/esm/icons/question-circle-icon';
import UndoIcon from '@patternfly/react-icons/dist/esm/icons/undo-icon';
import type { ComponentType } from 'react';
import type { Outcome, Proof } from '../api/proof';
import { Age } from '../parts/age';
import { texts } from '../texts/explain';
import styles from './Proof.module.css';
import { RuleLink } from './RuleLink';

const SIGNS: Readonly<Record<Outcome, ComponentType>> = {
  DELIVERED: ArrowRightIcon,
  FORWARDED_OUT: ArrowRightIcon,
  DROPPED: BanIcon,
  REJECTED: UndoIcon,
  UNKNOWN: QuestionCircleIcon,
};

interface Props {
  readonly proof: Proof | undefined;
  readonly failure: string;
  readonly isRunning: boolean;
  /** Why no packet can be sent; empty when one can. */
  readonly why: string;
  readonly onProve: () => void;
}

/** What a real packet met, and the button that sends one. */
export function ProofPanel({ proof, failure, isRunning, why, onProve }: Props) {
  const button = (
    <Button
      variant="secondary"
      icon={<BoltIcon />}
      isLoading={isRunning}
      isAriaDisabled={why !== '' || isRunning}
      onClick={onProve}
    >
      {isRunning ? texts.proof.running : proof ? texts.proof.again : texts.proof.prove}
    </Button>
  );
  return (
    <div className={styles.panel}>
      <div className={styles.words} aria-live="polite">
        <Words proof={isRunning ? undefined : proof} failure={isRunning ? '' : failure} />
      </div>
      {why === '' ? button : <Tooltip content={why}>{button}</Tooltip>}
    </div>
  );
}

function Words({ proof, failure }: { proof: Proof | undefined; failure: string }) {
  if (failure !== '') {
    return (
      <>
        <strong>{texts.proof.failed}</strong>
        <span>{failure}</span>
      </>
    );
  }
  if (!proof) {
    return (
      <>
        <strong>{texts.proof.none}</strong>
        <span>{texts.proof.help}</span>
      </>
    );
  }
  const Sign = SIGNS[proof.outcome];
  return (
    <>
      <strong className={styles[proof.outcome]}>
        <Sign /> {texts.proof.outcomes[proof.outcome]}, <Age time={proof.ended} />
      </strong>
      <span>
        {proof.agreement.state === 'AGREES' && texts.proof.agrees(proof.agreement.revision)} <DecidedBy proof={proof} />
        {proof.agreement.state === 'NOT_COMPARED' && ` ${proof.agreement.sentence}`}
        {proof.reason !== '' && ` ${texts.proof.says(proof.reason)}`}
      </span>
    </>
  );
}

/** Who the cluster says it was, and where. */
export function DecidedBy({ proof }: { proof: Proof }) {
  const by = proof.decided_by;
  if (!by) {
    return proof.node === '' ? null : texts.proof.lastSeen(proof.node);
  }
  const rule = {
    ...by,
    policy_name: by.policy_name ?? by.object ?? texts.proof.isolation,
    rule_name: by.rule_name ?? by.rule_in_cluster ?? '',
    tier: '',
    action: '',
  };
  return (
    <>
      {texts.proof.by} <RuleLink rule={rule} /> {texts.proof.at(by.node)}
    </>
  );
}
