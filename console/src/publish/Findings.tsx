import CheckCircleIcon from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import ExclamationTriangleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-triangle-icon';
import type { Plan } from '../api/tierwall';
import { FindingTold } from '../parts/FindingTold';
import { texts } from '../texts/publish';
import styles from './Publish.module.css';
import { type FindingsTold, findingsOf } from './review';

/** So many are drawn; the rest is counted. */
const SHOWN = 50;

/** Which findings the publish brings, and which it ends, each once for all clusters. */
export function Findings({ plan }: { plan: Plan }) {
  const brought = findingsOf(plan, 'brought');
  const ended = findingsOf(plan, 'ended');
  return (
    <>
      {brought.told.length + brought.beyond === 0 && (
        <p className={styles.note}>
          <CheckCircleIcon className="tw-success" /> {texts.noFindings}
        </p>
      )}
      <Told title={texts.brought} findings={brought} />
      <Told title={texts.ended} findings={ended} />
    </>
  );
}

function Told({ title, findings: { told, beyond } }: { title: string; findings: FindingsTold }) {
  const shown = told.slice(0, SHOWN);
  const more = told.length - shown.length + beyond;
  if (told.length + beyond === 0) {
    return null;
  }
  return (
    <>
      <h3 className={styles.part}>{title}</h3>
      <ul className={styles.list} aria-label={title}>
        {shown.map(({ finding, clusters }) => (
          <li key={`${finding.kind} ${finding.sentence}`} className={styles.item}>
            <FindingTold finding={finding} clusters={clusters} about />
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles.note}>{texts.moreFindings(more)}</p>}
    </>
  );
}

/** What of the policies cannot take effect, each sentence once. */
export function WithoutEffect({ plan }: { plan: Plan }) {
  const problems = [...new Set(plan.clusters.flatMap((cluster) => cluster.problems))];
  if (problems.length === 0) {
    return null;
  }
  return (
    <>
      <h3 className={styles.part}>{texts.problems}</h3>
      <ul className={styles.list} aria-label={texts.problems}>
        {problems.map((problem) => (
          <li key={problem} className={styles.item}>
            <ExclamationTriangleIcon className="tw-warning" /> {problem}
          </li>
        ))}
      </ul>
    </>
  );
}
