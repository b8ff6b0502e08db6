import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

/** Few rows are drawn all: what is out of sight can then be found by the browser, too. */
const FEW = 60;

/**
 * Which rows of a long table are to be drawn, and how much room those above and below take that are not.
 *
 * @param height of each row, in pixels
 * @param scroller what scrolls the table
 */
export function useRowsInSight(count: number, height: number, scroller: RefObject<HTMLElement | null>) {
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
    enabled: count > FEW,
  }).getVirtualItems();
  if (count <= FEW) {
    return { first: 0, last: count - 1, above: 0, below: 0 };
  }
  const first = rows.at(0)?.index ?? 0;
  const last = rows.at(-1)?.index ?? Math.min(count, FEW) - 1;
  return { first, last, above: first * height, below: (count - 1 - last) * height };
}

/** The room that rows take which are not drawn. */
export function Gap({ height, columns }: { height: number; columns: number }) {
  return (
    height > 0 && (
      // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it can have the focus
      <tr aria-hidden="true">
        <td colSpan={columns} style={{ height, padding: 0 }} />
      </tr>
    )
  );
}
