import { type DragEvent, type MouseEvent, type Ref, useImperativeHandle, useState } from 'react';
import type { RealizedPolicy } from '../api/tierwall';
import type { Draft } from '../intent/draft';
import type { Catalogue } from '../intent/snapshot';
import styles from './Firewall.module.css';
import { Flight, type Looks } from './flight';
import { accepts, type Line } from './lines';
import { PassingRows } from './PassingRows';
import { type Draw, RestingRows } from './RestingRows';
import { lineAt, type Places } from './sight';
import { useSight } from './useSight';

const LOOKS: Looks = { policy: styles.flyingPolicy ?? '', rule: styles.flyingRule ?? '' };

export interface RowsHandle {
  /** Draws what is in sight now as it is at rest, at once. */
  settle(): void;
}

interface Props {
  readonly ref: Ref<RowsHandle>;
  readonly scroller: HTMLElement | null;
  readonly lines: readonly Line[];
  readonly places: Places;
  readonly catalogue: Catalogue;
  readonly draft: Draft;
  readonly realized: ReadonlyMap<string, RealizedPolicy>;
  readonly closed: ReadonlySet<string>;
  readonly selected: string;
  /** The path of the line that the Tab key leads to. */
  readonly focusable: string;
  readonly editing: string;
  readonly mayMove: (line: Line) => boolean;
  readonly draw: Draw;
  readonly onSelect: (path: string) => void;
  /** Somebody has dragged a line to the place of another one. */
  readonly onMove: (line: Line, place: number) => void;
}

/** The lines in sight. What happens to a line is noticed here, once for all of them. */
export function Rows(props: Props) {
  const { ref, scroller, lines, places, catalogue, draft, realized, closed, selected, onSelect, onMove } = props;
  const [flight] = useState(() => new Flight(LOOKS));
  const { resting, passing, settle } = useSight(scroller, lines, places, flight);
  useImperativeHandle(ref, () => ({ settle }), [settle]);
  const [dragged, setDragged] = useState<Line>();
  const [target, setTarget] = useState('');
  const lineOf = ({ target, currentTarget, clientY }: MouseEvent): Line | undefined => {
    const row = (target as Element).closest('[aria-rowindex]');
    if (row) {
      return lines[Number(row.getAttribute('aria-rowindex')) - 2];
    }
    const isBetween = target === currentTarget;
    return isBetween ? lines[lineAt(places, clientY - currentTarget.getBoundingClientRect().top)] : undefined;
  };
  const drop = () => {
    setDragged(undefined);
    setTarget('');
  };
  const over = (event: DragEvent, then: (dragged: Line, line: Line) => void) => {
    const line = lineOf(event);
    if (dragged && line && accepts(dragged, line)) {
      event.preventDefault();
      then(dragged, line);
    }
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the table do the same
    <div
      role="rowgroup"
      className={`${styles.body} ${passing?.away ? styles.away : ''}`}
      style={{ height: places.starts[lines.length] }}
      // What passes by cannot be clicked: it is drawn anew before the button is up.
      onPointerDown={() => passing && settle()}
      onClick={(event) => {
        const line = lineOf(event);
        if (line) {
          onSelect(line.path);
        }
      }}
      onFocus={(event) => {
        const path = (event.target as HTMLElement).dataset.path;
        if (path !== undefined) {
          onSelect(path);
        }
      }}
      onDragStart={(event) => setDragged(lineOf(event))}
      onDragOver={(event) => over(event, (_, line) => setTarget(line.path))}
      onDragEnd={drop}
      onDrop={(event) => {
        over(event, (from, line) => onMove(from, line.place - 1));
        drop();
      }}
    >
      <RestingRows
        lines={lines}
        places={places}
        resting={resting}
        draft={draft}
        selected={selected}
        focusable={props.focusable}
        target={target}
        editing={props.editing}
        mayMove={props.mayMove}
        draw={props.draw}
      />
      <div role="presentation" ref={flight.attach} className={styles.flight} />
      {passing && (
        <PassingRows
          lines={lines}
          places={places}
          passing={passing.legible}
          resting={resting}
          catalogue={catalogue}
          draft={draft}
          realized={realized}
          closed={closed}
        />
      )}
    </div>
  );
}
