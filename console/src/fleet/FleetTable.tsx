import { Button } from '@patternfly/react-core';
import { useMemo } from 'react';
import { useNow } from '../parts/age';
import list from '../parts/list.module.css';
import { useKeptOrder } from '../parts/useKeptOrder';
import { texts } from '../texts/fleet';
import styles from './Fleet.module.css';
import { FleetLine } from './FleetLine';
import { type FleetRow, sorted } from './rows';

const COLUMNS = ['cluster', 'version', 'health', 'heard', 'policies', 'note', 'publish', 'drift'] as const;

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
  return (
    <section className={`tw-card ${styles.card}`} aria-busy={busy}>
      <div className={list.scroller}>
        <table className={`${list.table} ${styles.table}`} aria-label={texts.table}>
          <thead>
            <tr>
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
            {order
              .flatMap((id) => byId.get(id) ?? [])
              .map((row) => (
                <FleetLine key={row.cluster.id} row={row} now={now} allowed={allowed} />
              ))}
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
