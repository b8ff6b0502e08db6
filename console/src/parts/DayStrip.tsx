import styles from './DayStrip.module.css';

const DAY = 86_400_000;
const WIDTH = 120;

/** When in the latest day something happened: a line with a tick for each time. The number beside it says it in words. */
export function DayStrip({ times, now }: { times: readonly string[]; now: number }) {
  const places = new Set(
    times.map((time) => Math.round(((Date.parse(time) - (now - DAY)) / DAY) * (WIDTH - 3))).filter((x) => x >= 0),
  );
  return (
    <svg className={styles.strip} viewBox={`0 0 ${WIDTH} 14`} preserveAspectRatio="none" aria-hidden="true">
      <line className={styles.line} x1="0" x2={WIDTH} y1="13.5" y2="13.5" />
      {[...places].map((x) => (
        <rect key={x} className={styles.tick} x={x} y="3" width="3" height="9" rx="1" />
      ))}
    </svg>
  );
}
