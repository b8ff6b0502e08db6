import type { RuleStatistics } from '../api/tierwall';
import { Age } from '../parts/age';
import { texts } from '../texts/statistics';
import { short } from './numbers';
import styles from './Statistics.module.css';
import { share } from './series';

/** The totals of a rule in each cluster: the charts' text form, and what is older than they are. */
export function ClusterTable({
  statistics,
  tones,
}: {
  statistics: RuleStatistics;
  tones: ReadonlyMap<string, string>;
}) {
  return (
    <div className={`tw-card ${styles.card}`}>
      <table className={styles.table} aria-label={texts.tableName}>
        <thead>
          <tr>
            <th scope="col">{texts.cluster}</th>
            <th scope="col">{texts.share}</th>
            {(['sessions', 'packets', 'bytes'] as const).map((measure) => (
              <th scope="col" key={measure} className="tw-number">
                {texts.measures[measure]}
              </th>
            ))}
            <th scope="col" className="tw-number">
              {texts.sinceHead}
            </th>
            <th scope="col" className="tw-number">
              {texts.lastHit}
            </th>
            <th scope="col" className="tw-number">
              {texts.readHead}
            </th>
          </tr>
        </thead>
        <tbody>
          {statistics.clusters.map((cell) => (
            <tr key={cell.cluster}>
              <th scope="row" className={tones.get(cell.cluster) ?? styles.sum}>
                <span className={styles.key} aria-hidden="true" /> {cell.cluster}
              </th>
              <td>{cell.as_of === '' ? '?' : <Share part={share(cell, statistics)} />}</td>
              <Figures cell={cell} known={cell.as_of !== '' || cell.since !== ''} />
              <td className="tw-number">{cell.since === '' ? '–' : <Age time={cell.since} />}</td>
              <td className="tw-number">
                <Age time={cell.last_hit} />
              </td>
              <td className="tw-number">{cell.as_of === '' ? texts.notRead : <Age time={cell.as_of} />}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{texts.sum}</th>
            <td />
            <Figures cell={statistics} known />
            <td />
            <td className="tw-number">
              <Age time={statistics.last_hit} />
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Figures({ cell, known }: { cell: Pick<RuleStatistics, 'sessions' | 'packets' | 'bytes'>; known: boolean }) {
  return (['sessions', 'packets', 'bytes'] as const).map((measure) => (
    <td key={measure} className="tw-number" title={cell[measure].toLocaleString('en')}>
      {known ? short(cell[measure], measure) : '?'}
    </td>
  ));
}

function Share({ part }: { part: number }) {
  return (
    <span className={styles.share}>
      <span className={styles.track} aria-hidden="true">
        <span style={{ width: `${part * 100}%` }} />
      </span>
      {(part * 100).toFixed(1)} %
    </span>
  );
}
