import CheckCircleIcon from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import MinusCircleIcon from '@patternfly/react-icons/dist/esm/icons/minus-circle-icon';
import QuestionCircleIcon from '@patternfly/react-icons/dist/esm/icons/question-circle-icon';
import type { AuditEntry } from '../api/tierwall';
import { texts } from '../texts/audit';
import styles from './Audit.module.css';

const LOOKS = {
  DONE: { Icon: CheckCircleIcon, color: 'tw-success' },
  REFUSED: { Icon: MinusCircleIcon, color: 'tw-warning' },
  FAILED: { Icon: ExclamationCircleIcon, color: 'tw-danger' },
  UNANSWERED: { Icon: QuestionCircleIcon, color: 'tw-quiet' },
} as const;

/** What became of a request, with the status of its answer. */
export function OutcomeLabel({ entry: { outcome, status } }: { entry: AuditEntry }) {
  const { Icon, color } = LOOKS[outcome];
  return (
    <span className={`${styles.outcome} ${color}`} title={texts.outcomeHelp[outcome]}>
      <Icon /> {texts.outcomes[outcome]} {status !== undefined && <span className="tw-quiet">{status}</span>}
    </span>
  );
}
