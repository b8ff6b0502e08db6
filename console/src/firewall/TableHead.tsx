import { texts } from '../texts/firewall';
import styles from './Firewall.module.css';

const COLUMNS = [
  'changed',
  'move',
  'number',
  'name',
  'sources',
  'destinations',
  'services',
  'appliedTo',
  'direction',
  'action',
  'on',
  'log',
  'hits',
  'lastHit',
  'findings',
  'menu',
] as const;

type Column = (typeof COLUMNS)[number];

/** Columns whose name only a screen reader tells. */
const SILENT: readonly Column[] = ['changed', 'move', 'menu'];
const NUMBERS: readonly Column[] = ['number', 'hits', 'lastHit'];

/** Columns that are not there where there is little room. */
const GIVES_WAY: Readonly<Partial<Record<Column, string | undefined>>> = {
  log: styles.log,
  lastHit: styles.lastHit,
  findings: styles.aboutIt,
};

/** In pixels. */
export const HEAD_HEIGHT = 30;

/** The names of the columns, which stay in sight. */
export function TableHead() {
  return (
    <div role="row" aria-rowindex={1} className={`${styles.columns} ${styles.head}`}>
      {COLUMNS.map((column) => (
        <div
          key={column}
          role="columnheader"
          className={`${NUMBERS.includes(column) ? 'tw-number' : ''} ${GIVES_WAY[column] ?? ''}`}
        >
          <span className={SILENT.includes(column) ? 'tw-said' : ''}>{texts.columns[column]}</span>
        </div>
      ))}
    </div>
  );
}
