import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import ExclamationTriangleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-triangle-icon';
import { useQuery } from '@tanstack/react-query';
import type { Plan } from '../api/tierwall';
import { Failure, SkeletonRows } from '../parts/states';
import { guardrails } from '../settings/queries';
import { texts } from '../texts/publish';
import { Breach } from './Breach';
import type { PlanQuery } from './Columns';
import { Findings, WithoutEffect } from './Findings';
import { Guardrails } from './Guardrails';
import { guardedBy } from './guarded';
import styles from './Publish.module.css';
import { findingsOf } from './review';
import { Waived } from './Waived';

interface Props {
  readonly plan: PlanQuery;
  /** As which revision it was published; undefined before. */
  readonly revision: number | undefined;
}

/** What is odd about a publish, and how the guardrails would stand. */
export function Judged({ plan, revision }: Props) {
  const standing = useQuery(guardrails);
  const guarded = plan.data && guardedBy(plan.data, standing.data ?? []);
  const broken = guarded?.filter((each) => each.broken.length > 0) ?? [];
  const waiting = plan.isFetching && !plan.data;
  return (
    <section className={`tw-card ${styles.column}`} aria-label={texts.judged} aria-busy={plan.isFetching}>
      <div className={`tw-row ${styles.heading}`}>
        <h2>{texts.findings}</h2>
        <span className="tw-spring" />
        {plan.data && guarded && <Counts plan={plan.data} broken={broken} published={revision !== undefined} />}
      </div>
      {revision !== undefined && <Waived revision={revision} />}
      {waiting && <SkeletonRows count={3} />}
      {(broken.length > 0 || plan.data?.opens_on_the_way) && (
        <ul className={styles.list}>
          {plan.data?.opens_on_the_way && <Opening plan={plan.data} />}
          {broken.map((each) => (
            <Breach key={each.id} guarded={each} />
          ))}
        </ul>
      )}
      {plan.data && <Findings plan={plan.data} />}
      {plan.data && <WithoutEffect plan={plan.data} />}
      <div className={`tw-row ${styles.heading}`}>
        <h2>{texts.guardrails}</h2>
        <span className="tw-spring" />
        {standing.data && guarded && guarded.length > 0 && (
          <span className="tw-quiet">
            {texts.hold(guarded.filter(({ state }) => state === 'HOLDS').length, guarded.length)}
          </span>
        )}
      </div>
      {standing.isError && <Failure what={texts.guardrails} query={standing} />}
      {(waiting || standing.isPending) && <SkeletonRows count={3} />}
      {standing.data && guarded && <Guardrails guarded={guarded} />}
    </section>
  );
}

/** That something may open on the way; what, and why, is told beside the effect. */
function Opening({ plan }: { plan: Plan }) {
  const clusters = plan.clusters.filter(({ order }) => order?.state === 'OPENS').map(({ cluster }) => cluster);
  return (
    <li className={styles.blocking}>
      <strong className="tw-danger">
        <ExclamationCircleIcon /> {texts.way.opens}
      </strong>
      <p>{texts.way.clusters(clusters.join(', '))}</p>
    </li>
  );
}

interface CountsProps {
  readonly plan: Plan;
  readonly broken: ReturnType<typeof guardedBy>;
  readonly published: boolean;
}

function Counts({ plan, broken, published }: CountsProps) {
  const against = broken.filter(({ severity }) => severity === 'BLOCK').length;
  const blocking = against + (plan.opens_on_the_way ? 1 : 0);
  const { told, beyond } = findingsOf(plan, 'brought');
  const warnings = told.length + beyond + broken.filter(({ severity }) => severity === 'WARN').length;
  return (
    <>
      <span className={blocking > 0 ? 'tw-danger' : 'tw-quiet'}>
        {blocking > 0 && <ExclamationCircleIcon />}{' '}
        {published && blocking > 0 ? texts.publishedAgainst(against) : texts.blockingCount(blocking)}
      </span>
      <span className={warnings > 0 ? 'tw-warning' : 'tw-quiet'}>
        {warnings > 0 && <ExclamationTriangleIcon />} {texts.warningCount(warnings)}
      </span>
    </>
  );
}
