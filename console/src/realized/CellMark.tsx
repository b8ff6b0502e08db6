import CheckCircleIcon from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import HourglassHalfIcon from '@patternfly/react-icons/dist/esm/icons/hourglass-half-icon';
import InProgressIcon from '@patternfly/react-icons/dist/esm/icons/in-progress-icon';
import MinusIcon from '@patternfly/react-icons/dist/esm/icons/minus-icon';
import QuestionCircleIcon from '@patternfly/react-icons/dist/esm/icons/question-circle-icon';
import type { ComponentType } from 'react';
import type { RealizedState } from '../api/tierwall';
import styles from './Realized.module.css';

const SIGNS: Readonly<Record<RealizedState, ComponentType>> = {
  SUCCESS: CheckCircleIcon,
  NO_WORKLOAD: MinusIcon,
  IN_PROGRESS: InProgressIcon,
  PENDING: InProgressIcon,
  STUCK: HourglassHalfIcon,
  FAILED: ExclamationCircleIcon,
  UNKNOWN: QuestionCircleIcon,
};

/** The sign of a state; its word is beside it. */
export function CellMark({ state }: { state: RealizedState }) {
  const Sign = SIGNS[state];
  return (
    <span className={styles[`mark${state}`]} aria-hidden="true">
      <Sign />
    </span>
  );
}
