import CheckCircleIcon from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import ExclamationTriangleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-triangle-icon';
import MinusIcon from '@patternfly/react-icons/dist/esm/icons/minus-icon';
import PlusIcon from '@patternfly/react-icons/dist/esm/icons/plus-icon';
import type { ClusterPlan, GuardrailChange, Plan, RuleName, TrafficChange } from '../api/tierwall';
import { Age } from '../parts/age';
import { texts } from '../texts/publish';
import { OnTheWay } from './OnTheWay';
import styles from './Publish.module.css';

/** So many rows of flows are drawn; the counts count all. */
const SHOWN = 100;

/** What the publish opens and closes, in figures, by cluster, and flow by flow. */
export function Effect({ plan }: { plan: Plan }) {
  const clusters = plan.clusters;
  const sum = (of: (cluster: ClusterPlan) => number) => clusters.reduce((total, cluster) => total + of(cluster), 0);
  const most = Math.max(1, ...clusters.map((cluster) => Math.max(cluster.lost_count, cluster.gained_count)));
  return (
    <>
      <dl className={styles.figures}>
        <Figure value={sum((cluster) => cluster.lost_count)} words={texts.lost} />
        <Figure value={sum((cluster) => cluster.gained_count)} words={texts.gained} />
        <Figure value={sum((cluster) => cluster.workload_count)} words={texts.workloads} />
        <Figure value={sum((cluster) => cluster.lost_hits.length)} words={texts.inUse} />
      </dl>
      {clusters.length > 0 && (
        <div className={styles.note}>
          <OnTheWay plan={plan} />
        </div>
      )}
      {clusters.length === 0 && <p className={styles.note}>{texts.noCluster}</p>}
      {clusters.length > 0 && !plan.changes_reach && <p className={styles.note}>{texts.noEffect}</p>}
      {clusters.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{texts.cluster}</th>
              <th scope="col">
                {texts.lostHead} | {texts.gainedHead}
              </th>
              <th scope="col" className="tw-number">
                {texts.lostHead}
              </th>
              <th scope="col" className="tw-number">
                {texts.gainedHead}
              </th>
              <th scope="col" className="tw-number">
                {texts.workloadsHead}
              </th>
            </tr>
          </thead>
          <tbody>
            {clusters.map((cluster) => (
              <tr key={cluster.cluster}>
                <th scope="row">
                  {cluster.cluster}{' '}
                  <span className="tw-quiet">
                    <Age time={cluster.inventory_as_of} />
                  </span>
                  {cluster.unknown.length > 0 && (
                    <div className="tw-warning">{texts.unknown(cluster.unknown.map((gap) => gap.kind).join(', '))}</div>
                  )}
                </th>
                <td>
                  <Bars lost={cluster.lost_count / most} gained={cluster.gained_count / most} />
                </td>
                <td className="tw-number">{cluster.lost_count}</td>
                <td className="tw-number">{cluster.gained_count}</td>
                <td className="tw-number">{cluster.workload_count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Flows clusters={clusters} />
    </>
  );
}

function Figure({ value, words }: { value: number; words: string }) {
  return (
    <div>
      <dd>{value.toLocaleString('en')}</dd>
      <dt>{words}</dt>
    </div>
  );
}

/** Lost is hatched, gained is solid: one does not need the colours to tell them apart. */
function Bars({ lost, gained }: { lost: number; gained: number }) {
  return (
    <span className={styles.bars} aria-hidden="true">
      {lost > 0 && <span className={styles.lostBar} style={{ width: 2 + lost * 58 }} />}
      {gained > 0 && <span className={styles.gainedBar} style={{ width: 2 + gained * 58 }} />}
    </span>
  );
}

interface Flow {
  readonly cluster: string;
  readonly lost: boolean;
  readonly change: TrafficChange;
}

function Flows({ clusters }: { clusters: readonly ClusterPlan[] }) {
  const flows: Flow[] = clusters.flatMap((plan) => [
    ...plan.lost.map((change) => ({ cluster: plan.cluster, lost: true, change })),
    ...plan.gained.map((change) => ({ cluster: plan.cluster, lost: false, change })),
  ]);
  if (flows.length === 0) {
    return null;
  }
  const all = clusters.reduce((sum, plan) => sum + plan.lost_count + plan.gained_count, 0);
  const shown = flows.slice(0, SHOWN);
  return (
    <>
      <h2 className={styles.heading}>
        {texts.whatChanges} {shown.length < all && <span className="tw-quiet">{texts.shownOf(shown.length, all)}</span>}
      </h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{texts.change}</th>
            <th scope="col">{texts.cluster}</th>
            <th scope="col">{texts.from}</th>
            <th scope="col">{texts.to}</th>
            <th scope="col">{texts.traffic}</th>
            <th scope="col">{texts.rule}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ cluster, lost, change }) => (
            <tr key={JSON.stringify([cluster, lost, change])}>
              <td className={lost ? 'tw-danger' : 'tw-success'}>
                {lost ? <MinusIcon /> : <PlusIcon />} {lost ? texts.lostHead : texts.gainedHead}
              </td>
              <td>{cluster}</td>
              <td>{brief(change.sources)}</td>
              <td>{brief(change.destinations)}</td>
              <td>{change.traffic}</td>
              <td>{ruleOf(lost ? [change.denied_by] : change.allowed_by)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function brief(parts: readonly string[]) {
  return (
    <span title={parts.join('\n')}>
      {parts.slice(0, 2).join(', ')}
      {parts.length > 2 && <span className="tw-quiet"> +{parts.length - 2}</span>}
    </span>
  );
}

function ruleOf(rules: readonly RuleName[]): string {
  return rules.map((rule) => [rule.policy_name, rule.rule_name].filter(Boolean).join(' › ')).join(', ');
}

/** Guardrails that would come to stand otherwise: those that break first. */
export function Guardrails({ plan }: { plan: Plan }) {
  const changed = plan.clusters.flatMap((cluster) =>
    cluster.guardrails.map((guardrail) => ({ cluster: cluster.cluster, guardrail })),
  );
  const problems = [...new Set(plan.clusters.flatMap((cluster) => cluster.problems))];
  return (
    <>
      {changed.length === 0 && (
        <p className={styles.note}>
          <CheckCircleIcon className="tw-success" /> {texts.guardrailsHold}
        </p>
      )}
      <ul className={styles.list}>
        {changed
          .sort((a, b) => Number(b.guardrail.breaks) - Number(a.guardrail.breaks))
          .map(({ cluster, guardrail }) => (
            <li key={`${cluster} ${guardrail.guardrail}`} className={guardrail.breaks ? styles.blocking : styles.item}>
              <GuardrailLine cluster={cluster} guardrail={guardrail} />
            </li>
          ))}
      </ul>
      {problems.length > 0 && (
        <>
          <h2 className={styles.heading}>{texts.problems}</h2>
          <ul className={styles.list}>
            {problems.map((problem) => (
              <li key={problem} className={styles.item}>
                <ExclamationTriangleIcon className="tw-warning" /> {problem}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function GuardrailLine({ cluster, guardrail }: { cluster: string; guardrail: GuardrailChange }) {
  const { witness, reason } = guardrail.after;
  const Sign = guardrail.breaks ? ExclamationCircleIcon : CheckCircleIcon;
  return (
    <>
      <strong>
        <Sign /> {guardrail.sentence}
      </strong>
      <p>
        {cluster}: {guardrail.before.state} → {guardrail.after.state}
        {witness && `; ${witness.from} → ${witness.to}, ${witness.traffic}`}
        {reason && `; ${reason}`}
      </p>
    </>
  );
}
