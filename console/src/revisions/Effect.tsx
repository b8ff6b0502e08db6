import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClusterPlan, TrafficChange } from '../api/tierwall';
import { RuleLink } from '../explain/RuleLink';
import { Age } from '../parts/age';
import { Failure, SkeletonRows } from '../parts/states';
import { OnTheWay } from '../publish/OnTheWay';
import { texts } from '../texts/revisions';
import { effect } from './queries';
import styles from './Revisions.module.css';

/** So many flows of a cluster are shown at once. */
const FLOWS = 5;

/** What the step from one revision to another opens and closes, cluster by cluster. */
export function Effect({ from, to }: { from: number; to: number }) {
  const plan = useQuery({ ...effect(from, to), placeholderData: (before) => before });
  const touched = plan.data?.clusters.filter((each) => each.gained_count + each.lost_count > 0) ?? [];
  const unknown = plan.data?.clusters.filter((each) => each.unknown.length > 0).map(({ cluster }) => cluster) ?? [];
  return (
    <section className={`tw-card ${styles.section}`} aria-labelledby="effect" aria-busy={plan.isFetching}>
      <h2 id="effect">{texts.effect}</h2>
      {plan.isPending && <SkeletonRows count={2} />}
      {plan.isError && <Failure what={texts.effect} query={plan} />}
      {plan.data && touched.length === 0 && (
        <p className="tw-quiet">{unknown.length > 0 ? texts.effectNoneKnown : texts.effectNone}</p>
      )}
      {touched.map((cluster) => (
        <ClusterEffect key={cluster.cluster} plan={cluster} />
      ))}
      {plan.data && <OnTheWay plan={plan.data} />}
      {unknown.length > 0 && <p className="tw-warning">{texts.unknown(unknown.join(', '))}</p>}
    </section>
  );
}

function ClusterEffect({ plan }: { plan: ClusterPlan }) {
  const [all, setAll] = useState(false);
  const flows = [
    ...plan.lost.map((flow) => ({ flow, gained: false })),
    ...plan.gained.map((flow) => ({ flow, gained: true })),
  ];
  const shown = all ? flows : flows.slice(0, FLOWS);
  return (
    <div className={styles.cluster}>
      <p className="tw-row">
        <strong>{plan.cluster}</strong>
        <span className="tw-danger">
          − {plan.lost_count} {texts.lost}
        </span>
        <span className="tw-success">
          + {plan.gained_count} {texts.gained}
        </span>
        <span className="tw-quiet">
          {texts.workloads(plan.workload_count)} · {texts.asOf} <Age time={plan.inventory_as_of} />
        </span>
      </p>
      <ul className={styles.flows}>
        {shown.map(({ flow, gained }) => (
          <Flow key={`${gained} ${flow.sources} ${flow.destinations} ${flow.traffic}`} flow={flow} gained={gained} />
        ))}
      </ul>
      {flows.length > shown.length && (
        <button type="button" className={styles.number} onClick={() => setAll(true)}>
          {texts.more(flows.length - shown.length)}
        </button>
      )}
    </div>
  );
}

function Flow({ flow, gained }: { flow: TrafficChange; gained: boolean }) {
  return (
    <li className={gained ? styles.gained : styles.lost}>
      <span className={styles.sign}>
        {gained ? '+' : '−'} {gained ? texts.gained : texts.lost}
      </span>
      <span>
        {flow.sources.join(', ')} → {flow.destinations.join(', ')}{' '}
        <span className={styles.traffic}>{flow.traffic}</span>
      </span>
      <span className={styles.by}>
        {texts.by} {gained ? <Allowing flow={flow} /> : <RuleLink rule={flow.denied_by} />}
      </span>
    </li>
  );
}

function Allowing({ flow }: { flow: TrafficChange }) {
  const [rule] = flow.allowed_by;
  return rule ? <RuleLink rule={rule} /> : texts.nothing;
}
