import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import ExclamationTriangleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-triangle-icon';
import { Link } from 'wouter';
import { explained } from '../settings/guardrail';
import { texts } from '../texts/publish';
import type { Guarded } from './guarded';
import styles from './Publish.module.css';

/** So many clusters are told of each. */
const SHOWN = 3;

/** A guardrail that a publish would break, with an example from each cluster. */
export function Breach({ guarded: { name, severity, broken } }: { guarded: Guarded }) {
  const blocking = severity === 'BLOCK';
  const Sign = blocking ? ExclamationCircleIcon : ExclamationTriangleIcon;
  return (
    <li className={blocking ? styles.blocking : styles.item}>
      <strong className={blocking ? 'tw-danger' : 'tw-warning'}>
        <Sign /> {texts.breaks(name)}
      </strong>
      <p>{broken[0]?.change.sentence}</p>
      {broken.slice(0, SHOWN).map(({ cluster, change: { after } }) => {
        const link = after.witness && explained(cluster, after.witness);
        return (
          <p key={cluster}>
            {cluster}: {after.witness && `${after.witness.from} → ${after.witness.to}, ${after.witness.traffic}`}{' '}
            {link && <Link href={link}>{texts.explain}</Link>}
          </p>
        );
      })}
      {broken.length > SHOWN && <p>{texts.moreFindings(broken.length - SHOWN)}</p>}
    </li>
  );
}
