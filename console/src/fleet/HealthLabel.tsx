import { Tooltip } from '@patternfly/react-core';
import CheckCircleIcon from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import ExclamationTriangleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-triangle-icon';
import QuestionCircleIcon from '@patternfly/react-icons/dist/esm/icons/question-circle-icon';
import { type ComponentType, memo } from 'react';
import { texts } from '../texts/fleet';
import styles from './Fleet.module.css';
import type { Health } from './rows';

const SIGNS: Readonly<Record<Health, ComponentType>> = {
  HEALTHY: CheckCircleIcon,
  DEGRADED: ExclamationTriangleIcon,
  FAILED: ExclamationCircleIcon,
  UNKNOWN: QuestionCircleIcon,
};

/** How a cluster is, in a word; why, on hover and focus. */
export const HealthLabel = memo(function HealthLabel({ health, because }: { health: Health; because: string }) {
  const Sign = SIGNS[health];
  return (
    <Tooltip content={because}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the reason has to be reachable without a pointer */}
      <span tabIndex={0} className={`${styles.health} ${styles[health]}`}>
        <Sign /> {texts.health[health]}
        <span className="tw-said">. {because}</span>
      </span>
    </Tooltip>
  );
});
