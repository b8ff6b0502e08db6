import CheckCircleIcon from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import InProgressIcon from '@patternfly/react-icons/dist/esm/icons/in-progress-icon';
import MinusCircleIcon from '@patternfly/react-icons/dist/esm/icons/minus-circle-icon';
import QuestionCircleIcon from '@patternfly/react-icons/dist/esm/icons/question-circle-icon';
import type { ComponentType } from 'react';
import type { RealizedPolicy, Status } from '../api/tierwall';
import { texts } from '../texts/common';
import styles from './status.module.css';

const SIGNS: Readonly<Record<Status | 'UNPUBLISHED', ComponentType>> = {
  SUCCESS: CheckCircleIcon,
  IN_PROGRESS: InProgressIcon,
  ERROR: ExclamationCircleIcon,
  UNKNOWN: QuestionCircleIcon,
  UNINITIALIZED: MinusCircleIcon,
  UNPUBLISHED: MinusCircleIcon,
};

export function StatusSign({ status }: { status: Status | 'UNPUBLISHED' }) {
  const Sign = SIGNS[status];
  return (
    <span className={styles[status]} aria-hidden="true">
      <Sign />
    </span>
  );
}

/**
 * How far a policy is, in the guide's words, with the number of clusters.
 *
 * @param onOpen shows the errors or the progress of each cluster
 */
export function StatusChip({ realized, onOpen }: { realized: RealizedPolicy | undefined; onOpen?: () => void }) {
  const status = realized?.status ?? 'UNPUBLISHED';
  const done = realized?.clusters.filter((cell) => cell.status === 'SUCCESS').length ?? 0;
  const all = realized?.clusters.length ?? 0;
  const words = (
    <>
      <StatusSign status={status} /> {texts.status[status]}
      {all > 0 && ` ${done}/${all}`}
    </>
  );
  const className = `${styles.chip} ${styles[status]}`;
  return onOpen && all > 0 ? (
    <button type="button" className={`${className} ${styles.open}`} onClick={onOpen}>
      {words}
    </button>
  ) : (
    <span className={className}>{words}</span>
  );
}
