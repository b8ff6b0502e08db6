import styles from './Fleet.module.css';

interface Bar {
  readonly key: string;
  readonly value: number;
  /** Not over yet: the value is what it is by now. */
  readonly running: boolean;
  readonly title: string;
}

interface Props {
  readonly label: string;
  readonly bars: readonly Bar[];
  /** How many there is room for; the latest are at the right. */
  readonly slots: number;
  readonly top: number;
  readonly edits?: boolean;
}

const HEIGHT = 60;
const STEP = 10;

/** Bars on a scale; what is off it reaches over the top and is of another colour and form. */
export function Bars({ label, bars, slots, top, edits = false }: Props) {
  const first = slots - bars.length;
  return (
    <svg
      className={styles.chart}
      viewBox={`0 -8 ${slots * STEP} ${HEIGHT + 9}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {bars.map(({ key, value, running, title }, index) => {
        const off = value > top;
        const height = value === 0 ? 0 : Math.max(2, Math.min(1, value / top) * HEIGHT);
        const x = (first + index) * STEP + 1.5;
        return (
          <g key={key} className={running ? styles.running : off ? styles.off : edits ? styles.edits : styles.drawn}>
            <title>{title}</title>
            <rect x={x} y={HEIGHT - height} width={STEP - 3} height={height} />
            {off && <rect x={x} y={-7} width={STEP - 3} height={4} />}
          </g>
        );
      })}
      <line className={styles.axis} x1="0" x2={slots * STEP} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} />
    </svg>
  );
}
