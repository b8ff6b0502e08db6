import { Button } from '@patternfly/react-core';
import { useMemo, useRef } from 'react';
import { useNow } from '../parts/age';
import list from '../parts/list.module.css';
import { Gap, useRowsInSight } from '../parts/rowsInSight';
import { useKeptOrder } from '../parts/useKeptOrder';
import { texts } from '../texts/fleet';
import styles from './Fleet.module.css';
import { FleetLine } from './FleetLine';
import { type FleetRow, sorted } from './rows';

const COLUMNS = [
  'cluster',
  'labels',
  'version',
  'size',
  'health',
  'heard',
  'policies',
  'note',
  'slowest',
  'publish',
  'drift',
] as const;
const HEIGHT = 38;

interface Props {
  readonly rows: readonly FleetRow[];
  readonly allowed: boolean;
  /** Whether an order means something already. */
  readonly known: boolean;
  readonly busy: boolean;
}

/** Trouble first when it opens; rows never move under the pointer, only when somebody asks for it. */
export function FleetTable({ rows, allowed, known, busy }: Props) {
  const byId = useMemo(() => new Map(sorted(rows).map((row) => [row.cluster.id, row] as const)), [rows]);
  const wanted = useMemo(() => [...byId.keys()], [byId]);
  const { order, moved, sortAgain } = useKeptOrder(wanted, known);
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const { first, last, above, below } = useRowsInSight(order.length, HEIGHT, scroller);
  const all = COLUMNS.length + 2;
  return (
    <section className={`tw-card ${styles.card}`} aria-busy={busy}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable with the keyboard */}
      <div ref={scroller} className={`${list.scroller} ${styles.scroller}`} tabIndex={0}>
        <table className={`${list.table} ${styles.table}`} aria-label={texts.table} aria-rowcount={order.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" className={styles.mark}>
                <span className="tw-said">{texts.columns.mark}</span>
              </th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {texts.columns[column]}
                </th>
              ))}
              <th scope="col">
                <span className="tw-said">{texts.columns.menu}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <Gap height={above} columns={all} />
            {order.slice(first, last + 1).map((id, index) => {
              const row = byId.get(id);
              return row && <FleetLine key={id} row={row} index={first + index + 2} now={now} allowed={allowed} />;
            })}
            <Gap height={below} columns={all} />
          </tbody>
        </table>
      </div>
      {moved && (
        <div className={list.foot} role="status">
          <Button variant="link" isInline onClick={sortAgain}>
            {texts.sortAgain}
          </Button>
        </div>
      )}
    </section>
  );
}
