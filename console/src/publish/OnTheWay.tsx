import { Alert } from '@patternfly/react-core';
import CheckCircleIcon from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import QuestionCircleIcon from '@patternfly/react-icons/dist/esm/icons/question-circle-icon';
import type { Plan } from '../api/tierwall';
import { texts } from '../texts/publish';
import styles from './OnTheWay.module.css';
import { onTheWay } from './review';

/** So many are drawn; the rest is counted. */
const SHOWN = 20;
const POLICIES = 5;

/** Whether anything may pass for a moment, while clusters are written, that is denied before and after. */
export function OnTheWay({ plan }: { plan: Plan }) {
  const way = onTheWay(plan);
  if (!way) {
    return null;
  }
  const shown = way.openings.slice(0, SHOWN);
  const more = way.openings.length - shown.length + way.beyond;
  return (
    <div>
      {way.safe && (
        <div className={styles.safe}>
          <CheckCircleIcon className="tw-success" />
          <div>
            <strong>{texts.way.safe}</strong>
            <p>{texts.way.checked(way.objects, way.checked.join(', '))}</p>
          </div>
        </div>
      )}
      {shown.length + more > 0 && (
        <Alert isInline component="h3" variant="danger" title={texts.way.opens}>
          <ol className={styles.openings}>
            {shown.map(({ opening, clusters }) => (
              <li key={JSON.stringify([opening, clusters])}>
                <strong>{opening.object}</strong>{' '}
                <span className="tw-quiet">{texts.way.clusters(clusters.join(', '))}</span>
                <p>
                  {opening.policies
                    .slice(0, POLICIES)
                    .map(({ policy_name }) => policy_name)
                    .join(', ')}
                  {opening.policy_count > POLICIES && ` ${texts.way.morePolicies(opening.policy_count - POLICIES)}`}:{' '}
                  {opening.reason}
                </p>
              </li>
            ))}
          </ol>
          {more > 0 && <p>{texts.way.more(more)}</p>}
        </Alert>
      )}
      {way.unknown.length > 0 && (
        <p className={`tw-warning ${styles.unknown}`}>
          <QuestionCircleIcon /> {texts.way.unknown(way.unknown.join(', '))}
        </p>
      )}
    </div>
  );
}
