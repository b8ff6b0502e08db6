import { useState } from 'react';
import { texts } from '../texts/statistics';
import { Chart, topOf } from './Chart';
import { MEASURES, type Measure, short } from './numbers';
import styles from './Statistics.module.css';
import { knownUntil, type Series, total } from './series';

interface Props {
  readonly series: readonly Series[];
  /** When the counters of a series were last read. */
  readonly asOf: (series: Series) => string | undefined;
  readonly same: boolean;
}

const TONES = [styles.one, styles.two, styles.three, styles.four];

export function toneOf(series: Series, index: number): string {
  return (series.kind === 'cluster' ? TONES[(index - 1) % TONES.length] : styles.sum) ?? '';
}

/** Sessions, packets and bytes one below the other; all clusters, then each, side by side; one moment through all. */
export function Charts({ series, asOf, same }: Props) {
  const [chosen, setAt] = useState<number>();
  const points = series[0]?.points ?? [];
  const at = Math.min(chosen ?? points.length - 1, points.length - 1);
  const moment = clock(points[at]?.start);
  const columns = { gridTemplateColumns: `66px minmax(200px, 1.7fr) repeat(${series.length - 1}, minmax(96px, 1fr))` };
  const biggest = (measure: Measure) => Math.max(...series.map((each) => topOf(each.points, measure)));
  return (
    <>
      <div className={styles.heads} style={columns}>
        <span />
        {series.map((each, index) => (
          <span key={`${each.kind}/${each.name}`} className={`tw-clip ${toneOf(each, index)}`}>
            <span className={styles.key} aria-hidden="true" /> {each.name}
          </span>
        ))}
      </div>
      {MEASURES.map((measure) => (
        <div key={measure} className={styles.row} style={columns}>
          <div className={styles.measure}>
            <h3>{texts.measures[measure]}</h3>
            {same && <span className={styles.top}>{short(biggest(measure), measure)}</span>}
          </div>
          {series.map((each, index) => (
            <div key={`${each.kind}/${each.name}`} className={styles.cell}>
              <div className={styles.figures}>
                <span>{short(total(each.points, measure), measure)}</span>
                <span className="tw-quiet">
                  {index === 0 && texts.at(moment)} <strong>{short(each.points[at]?.[measure] ?? 0, measure)}</strong>
                </span>
              </div>
              <Chart
                name={each.name}
                measure={measure}
                points={each.points}
                known={knownUntil(each.points, asOf(each))}
                top={same ? biggest(measure) : topOf(each.points, measure)}
                tone={toneOf(each, index)}
                at={at}
                onPoint={setAt}
              />
              <div className={styles.axis}>
                <span>{clock(each.points[0]?.start)}</span>
                {!same && <span>{short(topOf(each.points, measure), measure)} ↑</span>}
                <span>{clock(each.points.at(-1)?.start)}</span>
              </div>
            </div>
          ))}
        </div>
      ))}
      <label className={styles.time}>
        <span className="tw-quiet">{texts.time}</span>
        <input
          type="range"
          min={0}
          max={Math.max(points.length - 1, 0)}
          value={Math.max(at, 0)}
          aria-valuetext={moment}
          onChange={(event) => setAt(Number(event.currentTarget.value))}
        />
        <output>{moment}</output>
      </label>
    </>
  );
}

function clock(time: string | undefined): string {
  return time ? new Date(time).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }) : '';
}
