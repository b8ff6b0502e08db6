import { memo, type ReactNode } from 'react';
import type { RuleStatistics } from '../api/tierwall';
import type { Draft } from '../intent/draft';
import styles from './Firewall.module.css';
import type { Line } from './lines';
import type { Places, Range } from './sight';
import { useHits } from './useHits';

/** What is in a line. */
export type Draw = (line: Line, statistics: RuleStatistics | undefined) => ReactNode;

interface Props {
  readonly lines: readonly Line[];
  readonly places: Places;
  readonly resting: Range;
  readonly draft: Draft;
  readonly selected: string;
  readonly focusable: string;
  /** Where what is dragged would be dropped. */
  readonly target: string;
  readonly editing: string;
  readonly mayMove: (line: Line) => boolean;
  readonly draw: Draw;
}

/** The lines where the table rests, in their order, with all that can be done with them. */
export const RestingRows = memo(function RestingRows(props: Props) {
  const { lines, places, resting, draft, selected, focusable, target, editing, mayMove, draw } = props;
  const shown = lines.slice(resting.from, resting.to);
  const isPublished = (path: string) => !draft.entries.has(path) || draft.entries.get(path)?.base !== undefined;
  const hits = useHits(shown.map((line) => line.tree.policy.path).filter(isPublished));
  return shown.map((line, offset) => {
    const index = resting.from + offset;
    const start = places.starts[index] as number;
    const isEdited = editing === line.path && line.kind === 'rule';
    return (
      <div
        key={line.path}
        role="row"
        aria-rowindex={index + 2}
        aria-selected={line.path === selected}
        data-path={line.path}
        tabIndex={line.path === focusable ? 0 : -1}
        className={[
          line.kind === 'policy' ? styles.policy : isEdited ? styles.editedRow : styles.columns,
          line.path === selected ? styles.selected : '',
          line.path === target ? styles.target : '',
        ].join(' ')}
        style={{ height: (places.starts[index + 1] as number) - start, transform: `translateY(${start}px)` }}
        draggable={!isEdited && line.kind !== 'empty' && mayMove(line)}
      >
        {draw(line, hits.get(line.path))}
      </div>
    );
  });
});
