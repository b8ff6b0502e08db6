import type { ClusterPlan } from '../api/tierwall';
import { Age } from '../parts/age';
import { texts } from '../texts/publish';
import styles from './Publish.module.css';

/** What each cluster gains and loses. */
export function EffectTable({ clusters }: { clusters: readonly ClusterPlan[] }) {
  const most = Math.max(1, ...clusters.map((cluster) => Math.max(cluster.lost_count, cluster.gained_count)));
  return (
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
            {texts.inUseHead}
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
            <td className="tw-number">
              {cluster.lost_hits.length > 0 ? (
                <strong className="tw-danger">{texts.inUse(cluster.lost_hits.length)}</strong>
              ) : (
                <span className="tw-quiet">{texts.noneInUse}</span>
              )}
            </td>
            <td className="tw-number">{cluster.gained_count}</td>
            <td className="tw-number">{cluster.workload_count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Lost is hatched, gained is solid: one does not need the colours to tell them apart. */
function Bars({ lost, gained }: { lost: number; gained: number }) {
  return (
    <span className={styles.bars} aria-hidden="true">
      <span className={styles.half}>
        {lost > 0 && <span className={styles.lostBar} style={{ width: 2 + lost * 58 }} />}
      </span>
      {gained > 0 && <span className={styles.gainedBar} style={{ width: 2 + gained * 58 }} />}
    </span>
  );
}
