import styles from './ShareBar.module.css';

export interface Share {
  readonly kind: 'success' | 'progress' | 'danger' | 'unknown';
  readonly count: number;
}

/** Parts of a whole; the words beside it say the same. */
export function ShareBar({ shares, width }: { shares: readonly Share[]; width: number }) {
  const all = shares.reduce((sum, { count }) => sum + count, 0);
  return (
    <span className={styles.bar} style={{ width }} aria-hidden="true">
      {shares
        .filter(({ count }) => count > 0)
        .map(({ kind, count }) => (
          <span key={kind} className={styles[kind]} style={{ width: `${(100 * count) / all}%` }} />
        ))}
    </span>
  );
}
