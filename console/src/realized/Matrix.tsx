import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { RealizedCluster } from '../api/tierwall';
import { useNow } from '../parts/age';
import { texts } from '../texts/realized';
import { CategoryRow, HeadRow, PolicyRow } from './MatrixRows';
import { type Line, moveIn, type Step } from './matrix';
import styles from './Realized.module.css';

const HEAD = 40;
const FIRST = 210;
const COLUMN = 92;
const HEIGHTS = { category: 28, policy: 31 } as const;
const STEPS: readonly string[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'] satisfies Step[];

interface Props {
  readonly lines: readonly Line[];
  readonly clusters: readonly RealizedCluster[];
  /** The cell that the panel is about. */
  readonly selected: { readonly policy: string; readonly cluster: string };
  readonly onOpen: (policy: string, cluster: string) => void;
}

export function cellId(policy: string, cluster: string): string {
  return `cell ${policy} ${cluster}`.replaceAll(' ', '·');
}

/** Policies by clusters; only what is in sight is drawn. One cell is in the order of Tab, arrow keys move it. */
export function Matrix({ lines, clusters, selected, onOpen }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const now = useNow(5000);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => HEIGHTS[lines[index]?.kind ?? 'policy'],
    getItemKey: (index) => keyOf(lines[index], index),
    overscan: 8,
    paddingStart: HEAD,
    scrollPaddingStart: HEAD,
  });
  const columns = useVirtualizer({
    horizontal: true,
    count: clusters.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => COLUMN,
    overscan: 4,
    paddingStart: FIRST,
    scrollPaddingStart: FIRST,
  });
  const first = Math.max(
    0,
    lines.findIndex((line) => line.kind === 'policy'),
  );
  const [at, setAt] = useState({ line: first, column: 0 });
  const place =
    lines[at.line]?.kind === 'policy'
      ? { ...at, column: Math.min(at.column, clusters.length - 1) }
      : { line: first, column: 0 };
  const [moved, setMoved] = useState(0);
  const follow = useRef(place);
  follow.current = place;

  useEffect(() => {
    if (moved === 0) {
      return;
    }
    const { line, column } = follow.current;
    rows.scrollToIndex(line);
    columns.scrollToIndex(column);
    const frame = requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
    return () => cancelAnimationFrame(frame);
  }, [moved, rows, columns]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (STEPS.includes(event.key)) {
      event.preventDefault();
      setAt(moveIn(lines, clusters.length, place, event.key as Step));
      setMoved(moved + 1);
    }
  };
  const latest = useRef(onOpen);
  latest.current = onOpen;
  const openAt = useCallback((line: number, column: number, policy: string, cluster: string) => {
    setAt({ line, column });
    latest.current(policy, cluster);
  }, []);
  const drawn = columns.getVirtualItems();
  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        role="grid"
        aria-label={texts.matrix}
        aria-rowcount={lines.length + 1}
        aria-colcount={clusters.length + 1}
        tabIndex={-1}
        className={styles.grid}
        style={{ height: rows.getTotalSize(), width: columns.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        <HeadRow clusters={clusters} drawn={drawn} first={FIRST} now={now} />
        {rows.getVirtualItems().map(({ index, start, size, key }) => {
          const line = lines[index];
          if (!line) {
            return null;
          }
          return line.kind === 'category' ? (
            <CategoryRow key={key} line={line} index={index + 2} start={start} size={size} />
          ) : (
            <PolicyRow
              key={key}
              line={line}
              index={index + 2}
              start={start}
              size={size}
              clusters={clusters}
              drawn={drawn}
              first={FIRST}
              now={now}
              focused={place.line === index ? place.column : -1}
              selected={selected.policy === line.path ? selected.cluster : ''}
              onOpen={openAt}
            />
          );
        })}
      </div>
    </div>
  );
}

function keyOf(line: Line | undefined, index: number): string {
  return line?.kind === 'policy' ? line.path : (line?.category ?? String(index));
}
