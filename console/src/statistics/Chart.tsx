import type { PointerEvent } from 'react';
import type { Point } from '../api/statistics';
import { texts } from '../texts/statistics';
import { type Measure, roundUp, short } from './numbers';
import styles from './Statistics.module.css';
import { highest, total } from './series';

const HEIGHT = 100;
const WIDTH = 240;

interface Props {
  readonly name: string;
  readonly measure: Measure;
  readonly points: readonly Point[];
  /** How many of the points are known; the others are drawn as a grey band. */
  readonly known: number;
  /** What the top of the chart stands for. */
  readonly top: number;
  readonly tone: string;
  readonly at: number;
  readonly onPoint: (index: number) => void;
}

/** One line over the time shown, with the moment that all charts share. */
export function Chart({ name, measure, points, known, top, tone, at, onPoint }: Props) {
  const last = Math.max(points.length - 1, 1);
  const x = (index: number) => (index / last) * WIDTH;
  const y = (value: number) => HEIGHT - (value / Math.max(top, 1)) * HEIGHT;
  const drawn = points.slice(0, known);
  const line = drawn.map(
    (point, index) => `${index === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${y(point[measure]).toFixed(1)}`,
  );
  const area = `${line.join('')}L${x(drawn.length - 1).toFixed(1)} ${HEIGHT}L0 ${HEIGHT}Z`;
  const hover = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    onPoint(Math.round(((event.clientX - box.left) / box.width) * last));
  };
  const current = points[at];
  const label = texts.chart(
    texts.measures[measure],
    name,
    short(total(points, measure), measure),
    short(highest(points, measure), measure),
  );
  return (
    <svg
      className={`${styles.chart} ${tone}`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      onPointerMove={hover}
    >
      {[0, 0.5, 1].map((part) => (
        <line key={part} className={styles.grid} x1="0" x2={WIDTH} y1={part * HEIGHT} y2={part * HEIGHT} />
      ))}
      {known < points.length && (
        <rect className={styles.gap} x={x(Math.max(known - 1, 0))} y="0" width={WIDTH} height={HEIGHT} />
      )}
      {drawn.length > 0 && <path className={styles.area} d={area} />}
      {drawn.length > 0 && <path className={styles.line} d={line.join('')} />}
      {current && <line className={styles.moment} x1={x(at)} x2={x(at)} y1="0" y2={HEIGHT} />}
    </svg>
  );
}

/** What the top of a chart stands for: the same for a whole row, so that clusters compare, or each for itself. */
export function topOf(points: readonly Point[], measure: Measure): number {
  return roundUp(highest(points, measure));
}
