const STEP = 10;

/**
 * Numbers for a list in its order, where as few as possible differ from what they are.
 *
 * @param present the numbers in the wanted order; undefined for what has none yet, or has to move
 */
export function renumber(present: readonly (number | undefined)[]): number[] {
  const numbers: number[] = [];
  for (let i = 0; i < present.length; i++) {
    const before = numbers[i - 1] ?? -1;
    const own = present[i];
    if (own !== undefined) {
      numbers.push(Math.max(own, before + 1));
    } else {
      const waiting = present.slice(i).findIndex((number) => number !== undefined);
      numbers.push(between(before, present[i + waiting], waiting));
    }
  }
  return numbers;
}

/** The first of some numbers for a gap, evenly spread; with no room the one after what comes before. */
function between(before: number, next: number | undefined, count: number): number {
  if (count < 0 || next === undefined) {
    return before < 0 ? STEP : before + STEP;
  }
  const step = Math.floor((next - before) / (count + 1));
  return before + Math.max(1, step);
}

/** The same list with one entry at another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const [entry] = next.splice(from, 1);
  if (entry !== undefined) {
    next.splice(to, 0, entry);
  }
  return next;
}
