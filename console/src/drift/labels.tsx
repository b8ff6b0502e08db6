import BellIcon from '@patternfly/react-icons/dist/esm/icons/bell-icon';
import CheckCircleIcon from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import InfoCircleIcon from '@patternfly/react-icons/dist/esm/icons/info-circle-icon';
import type { Drift } from '../api/tierwall';
import { durationOf } from '../parts/duration';
import { texts } from '../texts/drift';
import styles from './Drift.module.css';
import { healedAfter } from './records';

/** How long it took to put it right; or that it still is as it should not be. */
export function HealedLabel({ record }: { record: Drift }) {
  const took = healedAfter(record);
  if (took !== undefined) {
    return (
      <span className={`${styles.state} tw-success`}>
        <CheckCircleIcon /> {(record.kind === 'FOREIGN' ? texts.goneAfter : texts.healedAfter)(durationOf(took))}
      </span>
    );
  }
  return record.kind === 'FOREIGN' ? (
    <span className={`${styles.state} tw-warning`}>
      <InfoCircleIcon /> {texts.notHealable}
    </span>
  ) : (
    <span className={`${styles.state} tw-danger`}>
      <ExclamationCircleIcon /> {texts.notHealed}
    </span>
  );
}

export function AlarmLabel({ alarm }: { alarm: Drift['alarm'] }) {
  return alarm === 'OPEN' ? (
    <span className={`${styles.state} tw-danger`} title={texts.alarmHelp}>
      <BellIcon /> {texts.alarms[alarm]}
    </span>
  ) : (
    <span className="tw-quiet">{texts.alarms[alarm]}</span>
  );
}
