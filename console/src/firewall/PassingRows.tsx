import { memo } from 'react';
import type { RealizedPolicy } from '../api/tierwall';
import type { Draft, Entry } from '../intent/draft';
import type { Catalogue } from '../intent/snapshot';
import { EmptyLine } from './EmptyLine';
import styles from './Firewall.module.css';
import type { Line } from './lines';
import { PassingPolicy, PassingRule } from './PassingLine';
import type { Places, Range } from './sight';

interface Props {
  readonly lines: readonly Line[];
  readonly places: Places;
  readonly passing: Range;
  /** What is drawn there already. */
  readonly resting: Range;
  readonly catalogue: Catalogue;
  readonly draft: Draft;
  readonly realized: ReadonlyMap<string, RealizedPolicy>;
  readonly closed: ReadonlySet<string>;
}

/** In steps of so many slots: what becomes a little longer keeps its slots. */
const STEP = 32;

interface Slot {
  readonly index: number;
  readonly line: Line;
  readonly number: number;
}

/**
 * What passes by while the table is scrolled. Lines that leave lend their elements to those that arrive, so that texts
 * change and nothing is put in or taken out; for that they are in the order of their slots, not in their own.
 */
export function PassingRows({ lines, places, passing, resting, catalogue, draft, realized, closed }: Props) {
  const count = Math.ceil((passing.to - passing.from) / STEP) * STEP;
  const slots: Slot[] = [];
  for (let index = passing.from; index < passing.to; index++) {
    const line = lines[index];
    if (line && (index < resting.from || index >= resting.to)) {
      slots.push({ index, line, number: (places.ordinals[index] as number) % count });
    }
  }
  slots.sort((a, b) => (a.line.kind === b.line.kind ? a.number - b.number : a.line.kind < b.line.kind ? -1 : 1));
  return slots.map(({ index, line, number }) => (
    <PassingRow
      key={`${line.kind} ${number}`}
      index={index}
      start={places.starts[index] as number}
      line={line}
      catalogue={catalogue}
      entry={draft.entries.get(line.path)}
      realized={line.kind === 'policy' ? realized.get(line.path) : undefined}
      open={!closed.has(line.path)}
    />
  ));
}

interface RowProps {
  readonly index: number;
  readonly start: number;
  readonly line: Line;
  readonly catalogue: Catalogue;
  readonly entry: Entry | undefined;
  readonly realized: RealizedPolicy | undefined;
  readonly open: boolean;
}

const PassingRow = memo(function PassingRow({ index, start, line, catalogue, entry, realized, open }: RowProps) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={line.kind === 'policy' ? styles.policy : styles.columns}
      style={{ top: start }}
    >
      {line.kind === 'policy' ? (
        <PassingPolicy line={line} catalogue={catalogue} entry={entry} realized={realized} open={open} />
      ) : line.kind === 'empty' ? (
        <EmptyLine />
      ) : (
        <PassingRule line={line} catalogue={catalogue} entry={entry} />
      )}
    </div>
  );
});
