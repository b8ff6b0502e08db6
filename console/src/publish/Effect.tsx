import { Button } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import type { ClusterPlan, Plan } from '../api/tierwall';
import { clusters as registered } from '../live/queries';
import { Age } from '../parts/age';
import { SkeletonRows } from '../parts/states';
import { texts } from '../texts/publish';
import { type PlanQuery, Problems } from './Columns';
import { EffectTable } from './EffectTable';
import { Flows } from './Flows';
import { OnTheWay } from './OnTheWay';
import styles from './Publish.module.css';
import { uncertainties } from './review';

interface Props {
  readonly plan: PlanQuery;
  /** Works it out anew; undefined once it is published. */
  readonly onRecompute?: (() => void) | undefined;
}

/** What the publish opens and closes, in figures, by cluster, and flow by flow. */
export function Effect({ plan, onRecompute }: Props) {
  const { data, isFetching, error, dataUpdatedAt } = plan;
  const pods = usePods(data);
  return (
    <section className={`tw-card ${styles.column}`} aria-label={texts.effect} aria-busy={isFetching}>
      <div className={`tw-row ${styles.heading}`}>
        <h2>{texts.effect}</h2>
        <span className="tw-quiet">
          {data && texts.clustersAndPods(data.clusters.length, pods)}
          {data && ', '}
          {isFetching ? texts.computing : data && whenOf(data, onRecompute !== undefined)}{' '}
          {!isFetching && data && onRecompute && <Age time={dataUpdatedAt} />}
        </span>
        <span className="tw-spring" />
        {onRecompute && (
          <Button variant="link" isInline onClick={onRecompute}>
            {texts.recompute}
          </Button>
        )}
      </div>
      {error && <Problems refusal={error} />}
      {isFetching && !data && <SkeletonRows count={5} />}
      {data && (
        <>
          <Figures plan={data} />
          {data.clusters.some(({ order }) => order) && (
            <div className={styles.note}>
              <OnTheWay plan={data} />
            </div>
          )}
          {data.clusters.length === 0 && <p className={styles.note}>{texts.noCluster}</p>}
          {data.clusters.length > 0 && !data.changes_reach && <p className={styles.note}>{texts.noEffect}</p>}
          {data.clusters.length > 0 && <EffectTable clusters={data.clusters} />}
          <Flows plan={data} />
        </>
      )}
    </section>
  );
}

/** When it was worked out, in words: how it would be written is known before a publish only. */
function whenOf({ clusters }: Plan, unpublished: boolean): string {
  if (unpublished) {
    return texts.computed;
  }
  return clusters.some(({ order }) => order) ? texts.computedBefore : texts.computedAfter;
}

/** How many pods the clusters of a plan have; undefined where it is not known of all. */
function usePods(plan: Plan | undefined): number | undefined {
  const known = useQuery(registered).data;
  const counts = plan?.clusters.map(({ cluster }) => known?.find(({ id }) => id === cluster)?.pods);
  return counts?.reduce<number | undefined>(
    (sum, count) => (sum === undefined || count === undefined ? undefined : sum + count),
    0,
  );
}

function Figures({ plan }: { plan: Plan }) {
  const sum = (of: (cluster: ClusterPlan) => number) =>
    plan.clusters.reduce((total, cluster) => total + of(cluster), 0);
  const uncertain = uncertainties(plan);
  const what = uncertain.map(({ cluster, kinds }) => texts.uncertainIn(kinds.join(', '), cluster)).join('; ');
  return (
    <dl className={styles.figures}>
      <Figure value={sum(({ lost_count }) => lost_count)} words={texts.lost} />
      <Figure value={sum(({ gained_count }) => gained_count)} words={texts.gained} />
      <Figure value={sum(({ workload_count }) => workload_count)} words={texts.workloads} />
      <Figure
        value={uncertain.length}
        words={what === '' ? texts.certain : texts.uncertain(what)}
        warns={what !== ''}
      />
    </dl>
  );
}

function Figure({ value, words, warns = false }: { value: number; words: string; warns?: boolean }) {
  return (
    <div>
      <dd>{value.toLocaleString('en')}</dd>
      <dt className={warns ? 'tw-warning' : ''}>{words}</dt>
    </div>
  );
}
