import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { AuditEntry } from '../api/tierwall';
import { ageOf, useNow } from '../parts/age';
import list from '../parts/list.module.css';
import { Gap, useRowsInSight } from '../parts/rowsInSight';
import { texts } from '../texts/audit';
import styles from './Audit.module.css';
import { comparisonOf } from './links';
import { OutcomeLabel } from './OutcomeLabel';

const COLUMNS = ['time', 'user', 'method', 'path', 'outcome', 'revision', 'address'] as const;
const HEIGHT = 38;

interface Props {
  readonly entries: readonly AuditEntry[];
  /** How many there are, also those that are not read yet. */
  readonly count: number;
  readonly selected: string;
  readonly onSelect: (id: string) => void;
  /** Somebody comes near the end of what is read. */
  readonly onNearEnd: () => void;
}

/** Only what is in sight is drawn. */
export function AuditTable({ entries, count, selected, onSelect, onNearEnd }: Props) {
  const scroller = useRef<HTMLElement>(null);
  const { first, last, above, below } = useRowsInSight(entries.length, HEIGHT, scroller);
  const now = useNow();
  const near = last >= entries.length - 1;
  useEffect(() => {
    if (near) {
      onNearEnd();
    }
  }, [near, onNearEnd]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable with the keyboard
    <section ref={scroller} className={styles.scroller} tabIndex={0} aria-label={texts.table}>
      <table className={list.table} aria-label={texts.table} aria-rowcount={count + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={column === 'revision' ? list.number : ''}>
                {texts.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={above} columns={COLUMNS.length} />
          {entries.slice(first, last + 1).map((entry, index) => (
            <tr
              key={entry.id}
              aria-rowindex={first + index + 2}
              aria-selected={selected === String(entry.id) || undefined}
            >
              <td className="tw-quiet">
                <time dateTime={entry.time} title={new Date(entry.time).toLocaleString()}>
                  {ageOf(entry.time, now)}
                </time>
              </td>
              <td>
                <Who entry={entry} />
              </td>
              <td className={styles.method}>{entry.method}</td>
              <th scope="row" className={styles.method}>
                <button
                  type="button"
                  id={`audit-${entry.id}`}
                  className={`${list.plain} ${styles.path}`}
                  aria-expanded={selected === String(entry.id)}
                  title={entry.path}
                  onClick={() => onSelect(String(entry.id))}
                >
                  {entry.path}
                  {entry.parameters !== '' && <span className="tw-quiet">?{entry.parameters}</span>}
                </button>
              </th>
              <td>
                <OutcomeLabel entry={entry} />
              </td>
              <td className={list.number}>
                {entry.revision === undefined ? (
                  <span className="tw-quiet">–</span>
                ) : (
                  <Link href={comparisonOf(entry.revision)} title={texts.showRevision(entry.revision)}>
                    {entry.revision}
                  </Link>
                )}
              </td>
              <td className="tw-quiet">{entry.address}</td>
            </tr>
          ))}
          <Gap height={below} columns={COLUMNS.length} />
        </tbody>
      </table>
    </section>
  );
}

/** A name that nobody has shown to be theirs is only said to be theirs. */
export function Who({ entry: { user, authenticated } }: { entry: AuditEntry }) {
  if (user === '') {
    return <span className="tw-quiet">{texts.nobody}</span>;
  }
  return authenticated ? user : <span className="tw-quiet">{texts.asUser(user)}</span>;
}
