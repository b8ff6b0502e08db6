import type { VirtualItem } from '@tanstack/react-virtual';
import { type CSSProperties, memo } from 'react';
import { Link } from 'wouter';
import type { RealizedCluster } from '../api/tierwall';
import { lastingOf } from '../parts/duration';
import { CategoryGlyph } from '../parts/glyphs';
import { texts } from '../texts/realized';
import { CellMark } from './CellMark';
import { cellId } from './Matrix';
import type { Line, PolicyLine } from './matrix';
import styles from './Realized.module.css';
import { longOf, shortOf } from './words';

interface Columns {
  readonly clusters: readonly RealizedCluster[];
  readonly drawn: readonly VirtualItem[];
  readonly first: number;
  readonly now: number;
}

export function HeadRow({ clusters, drawn, first, now }: Columns) {
  return (
    <div role="row" aria-rowindex={1} className={styles.headRow}>
      <div role="columnheader" aria-colindex={1} className={styles.firstHead} style={{ width: first }}>
        {texts.policy}
      </div>
      {drawn.map(({ index, start, size }) => {
        const cluster = clusters[index];
        return (
          cluster && (
            <div
              key={cluster.id}
              role="columnheader"
              aria-colindex={index + 2}
              className={styles.head}
              style={{ left: start, width: size }}
            >
              <Link href={`/fleet/${encodeURIComponent(cluster.id)}`} className="tw-clip" title={cluster.id}>
                {cluster.id}
              </Link>
              <span className="tw-quiet" title={cluster.reason}>
                {connectionOf(cluster, now)}
              </span>
            </div>
          )
        );
      })}
    </div>
  );
}

/** Nothing is said of a cluster that answers. */
function connectionOf({ connection, since }: RealizedCluster, now: number): string {
  switch (connection) {
    case 'CONNECTED':
      return '';
    case 'CONNECTING':
      return texts.connecting;
    default:
      return `${texts.silent} ${since ? lastingOf(now - Date.parse(since)) : ''}`;
  }
}

interface RowProps {
  readonly index: number;
  readonly start: number;
  readonly size: number;
}

function boxOf(start: number, size: number): CSSProperties {
  return { height: size, transform: `translateY(${start}px)` };
}

export function CategoryRow({ line, index, start, size }: RowProps & { line: Extract<Line, { kind: 'category' }> }) {
  return (
    <div role="row" aria-rowindex={index} className={styles.categoryRow} style={boxOf(start, size)}>
      <div role="rowheader" className={styles.category}>
        <CategoryGlyph category={line.category} /> {line.category}
        <span className="tw-quiet">{texts.policies(line.count)}</span>
      </div>
    </div>
  );
}

interface PolicyRowProps extends RowProps, Columns {
  readonly line: PolicyLine;
  /** The column of the cell that Tab comes to, -1 when it is in another row. */
  readonly focused: number;
  /** The cluster of the cell that is open. */
  readonly selected: string;
  readonly onOpen: (line: number, column: number, policy: string, cluster: string) => void;
}

/** Drawn again only when something of it has changed: scrolling leaves what is in sight as it is. */
export const PolicyRow = memo(function PolicyRow({
  line,
  index,
  start,
  size,
  clusters,
  drawn,
  first,
  now,
  focused,
  selected,
  onOpen,
}: PolicyRowProps) {
  // The head is the first row, and rows are counted from one.
  const open = (column: number, cluster: string) => onOpen(index - 2, column, line.path, cluster);
  return (
    <div role="row" aria-rowindex={index} className={styles.row} style={boxOf(start, size)}>
      <div role="rowheader" aria-colindex={1} className={styles.name} style={{ width: first }} title={line.name}>
        {line.name}
      </div>
      {drawn.map(({ index: column, start: left, size: width }) => {
        const id = clusters[column]?.id ?? '';
        const cell = line.cells.get(id);
        const words = cell ? longOf(cell) : texts.notSpanned;
        return (
          <div
            key={id}
            id={cellId(line.path, id)}
            role="gridcell"
            aria-colindex={column + 2}
            aria-selected={id === selected}
            tabIndex={column === focused ? 0 : -1}
            className={`${styles.cell} ${cell ? styles[cell.state] : styles.none}`}
            style={{ left, width }}
            title={words}
            onClick={() => cell && open(column, id)}
            onKeyDown={(event) => event.key === 'Enter' && cell && open(column, id)}
          >
            {cell ? (
              <>
                <CellMark state={cell.state} /> {shortOf(cell, now)}
                <span className="tw-said">{words}</span>
              </>
            ) : (
              <>
                <span aria-hidden="true">–</span>
                <span className="tw-said">{words}</span>
              </>
            )}
          </div>
        );
      })}
    </div>
  );
});
