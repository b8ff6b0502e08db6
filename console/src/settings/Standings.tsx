import CheckCircleIcon from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import QuestionCircleIcon from '@patternfly/react-icons/dist/esm/icons/question-circle-icon';
import type { ComponentType } from 'react';
import { Link } from 'wouter';
import type { Standing } from '../api/settings';
import { idOf } from '../intent/documents';
import { texts as all } from '../texts/settings';
import { explained, worstOf } from './guardrail';
import styles from './Settings.module.css';

const texts = all.guardrails;

const SIGNS: Readonly<Record<Standing['state'], ComponentType>> = {
  HOLDS: CheckCircleIcon,
  BROKEN: ExclamationCircleIcon,
  UNKNOWN: QuestionCircleIcon,
};

/** So many clusters are named; the others are counted. */
const SHOWN = 5;

/** How a guardrail stands: in a word, and in each cluster where it does not hold with an example or the reason. */
export function Standings({ standings }: { standings: readonly Standing[] }) {
  const worst = worstOf(standings);
  const broken = [
    ...standings.filter(({ state }) => state === 'BROKEN'),
    ...standings.filter(({ state }) => state === 'UNKNOWN'),
  ];
  const Sign = SIGNS[worst];
  const so = standings.filter(({ state }) => state === worst).length;
  const where =
    standings.length === 0
      ? texts.nowhere
      : so === standings.length
        ? texts.everywhere(so)
        : texts.in(so, standings.length);
  return (
    <>
      <span className={styles[worst]}>
        <Sign /> {texts.states[worst]}
      </span>{' '}
      {where}
      {broken.length > 0 && (
        <ul className={styles.standings}>
          {broken.slice(0, SHOWN).map((standing) => (
            <li key={standing.cluster}>
              <strong>{idOf(standing.cluster)}</strong> <Why standing={standing} />
            </li>
          ))}
          {broken.length > SHOWN && <li className="tw-quiet">{texts.more(broken.length - SHOWN)}</li>}
        </ul>
      )}
    </>
  );
}

function Why({ standing: { cluster, state, reason, witness } }: { standing: Standing }) {
  if (!witness) {
    return (
      <>
        {texts.states[state]}: {reason}
      </>
    );
  }
  const link = explained(idOf(cluster), witness);
  return (
    <>
      {texts.witness(witness.from, witness.to, witness.traffic)}{' '}
      {witness.decided_by && <span className="tw-quiet">{texts.by(witness.decided_by)}</span>}{' '}
      {link && <Link href={link}>{texts.explain}</Link>}
    </>
  );
}
