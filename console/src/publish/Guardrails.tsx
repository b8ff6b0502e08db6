import CheckCircleIcon from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import QuestionCircleIcon from '@patternfly/react-icons/dist/esm/icons/question-circle-icon';
import { texts } from '../texts/publish';
import type { Guarded } from './guarded';
import styles from './Publish.module.css';

const SIGNS = { HOLDS: CheckCircleIcon, BROKEN: ExclamationCircleIcon, UNKNOWN: QuestionCircleIcon };
const TONES = { HOLDS: 'tw-success', BROKEN: 'tw-danger', UNKNOWN: 'tw-warning' };

/** Every guardrail as it would stand, those that fail first. */
export function Guardrails({ guarded }: { guarded: readonly Guarded[] }) {
  if (guarded.length === 0) {
    return <p className={styles.note}>{texts.noGuardrails}</p>;
  }
  return (
    <ul className={styles.guardrails}>
      {guarded.map(({ id, name, traffic, state, broken, mended }) => {
        const Sign = SIGNS[state];
        const unchanged = state === 'BROKEN' && broken.length === 0;
        return (
          <li key={id}>
            <span className={TONES[state]}>
              <Sign />
              <span className="tw-said">{texts.guardrailStates[state]}: </span>
            </span>
            <span>
              {name} {unchanged && <span className="tw-quiet">{texts.asBefore}</span>}
              {mended && <span className="tw-success">{texts.endsBreach}</span>}
            </span>
            <span className="tw-quiet">{traffic || texts.anyTraffic}</span>
          </li>
        );
      })}
    </ul>
  );
}
