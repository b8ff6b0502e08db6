import { heightOf, type Line } from './lines';

/** Where the lines are. */
export interface Places {
  /** Where each line begins, in pixels; one more says where the last one ends. */
  readonly starts: Float64Array;
  /** The how many-eth of its kind each line is, from 0. */
  readonly ordinals: Int32Array;
}

/** Lines that follow each other: the first, and the one after the last. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** @param editing the path of the rule that is being edited, whose line is higher */
export function placesOf(lines: readonly Line[], editing: string): Places {
  const starts = new Float64Array(lines.length + 1);
  const ordinals = new Int32Array(lines.length);
  const seen = { policy: 0, rule: 0, empty: 0 };
  lines.forEach((line, index) => {
    starts[index + 1] = (starts[index] ?? 0) + heightOf(line, editing);
    ordinals[index] = seen[line.kind]++;
  });
  return { starts, ordinals };
}

/** The lines that lie, if only in part, between two heights. */
export function between({ starts }: Places, top: number, bottom: number): Range {
  const count = starts.length - 1;
  const from = Math.min(Math.max(lastUpTo(starts, top), 0), count);
  const to = Math.min(lastUpTo(starts, bottom) + 1, count);
  return { from, to: Math.max(from, to) };
}

/** The line at a height; -1 above the first. */
export function lineAt({ starts }: Places, height: number): number {
  return lastUpTo(starts, height);
}

export function contains(outer: Range, inner: Range): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

/** Whether two ranges have no line in common. */
export function isApart(one: Range, other: Range): boolean {
  return one.from >= other.to || one.to <= other.from;
}

/**
 * How far down the table is to be for a line to be seen as a whole; where it is when that is so already.
 *
 * @param height of what is seen of the table, without its head
 * @param margin what stays in sight above a line that was too high
 */
export function topFor({ starts }: Places, index: number, top: number, height: number, margin: number): number {
  const start = starts[index] ?? 0;
  const end = starts[index + 1] ?? start;
  if (start < top) {
    return Math.max(0, start - margin);
  }
  return Math.max(top, end - height);
}

/** The last index with at most that start. */
function lastUpTo(starts: Float64Array, height: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= height) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
