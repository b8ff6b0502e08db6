import type { ReactNode } from 'react';
import { texts } from '../texts/publish';
import styles from './Foot.module.css';

/** What stays at the bottom: how far each cluster is at the left, what can be done at the right. */
export function Foot({ label, rows, children }: { label: string; rows: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.foot} aria-label={label}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable with the keyboard */}
      <section className={styles.clusters} aria-label={texts.clustersList} tabIndex={0}>
        {rows && (
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{texts.cluster}</th>
                {texts.stages.map((stage) => (
                  <th key={stage} scope="col" className={styles.stage}>
                    {stage}
                  </th>
                ))}
                <th scope="col">{texts.how}</th>
              </tr>
            </thead>
            <tbody>{rows}</tbody>
          </table>
        )}
      </section>
      <div className={styles.decide}>{children}</div>
    </section>
  );
}

export type Tone = 'good' | 'running' | 'stuck' | 'bad' | 'unknown';

/** How far one stage is, from 0 to 1. */
export function StageBar({ filling, tone }: { filling: number; tone: Tone }) {
  return (
    <td>
      <span className={`${styles.bar} ${tone === 'unknown' ? styles.hollow : ''}`}>
        <span className={styles[tone]} style={{ width: `${filling * 100}%` }} />
      </span>
      <span className="tw-said">{filling === 1 ? texts.reached : texts.notYet}</span>
    </td>
  );
}
