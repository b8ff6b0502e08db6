export type Measure = 'sessions' | 'packets' | 'bytes';

export const MEASURES: readonly Measure[] = ['sessions', 'packets', 'bytes'];

const COUNTS = ['', ' K', ' M', ' G', ' T', ' P'];
const BYTES = [' B', ' KB', ' MB', ' GB', ' TB', ' PB'];

/** A figure in three digits, in thousands of thousands. */
export function short(value: number, measure: Measure): string {
  const units = measure === 'bytes' ? BYTES : COUNTS;
  let rest = value;
  let unit = 0;
  while (rest >= 999.5 && unit < units.length - 1) {
    rest /= 1000;
    unit++;
  }
  const digits = unit === 0 || rest >= 99.95 ? 0 : rest >= 9.995 ? 1 : 2;
  return `${rest.toFixed(digits)}${units[unit]}`;
}

/** A figure not smaller than this one that is easy to read at an axis. */
export function roundUp(value: number): number {
  if (value <= 0) {
    return 1;
  }
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((each) => each * power >= value) ?? 10;
  return Math.max(1, step * power);
}
