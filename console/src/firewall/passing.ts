import { contains, isApart, type Range } from './sight';

export interface Passing {
  /** The lines that can be read while they pass; the others fly by. */
  readonly legible: Range;
  /** Whether nothing is in sight of where the table has rested. */
  readonly away: boolean;
}

export const NONE: Range = { from: 0, to: 0 };

/** From so many pixels from one frame to the next nobody reads a line: four or five lines of rules. */
const FAST = 160;
/** Below so many pixels what has flown can be read again. Far less, so that frames that come late do not go to and fro. */
const SLOW = 40;

const FLYING: Passing = { legible: NONE, away: false };
const FAR: Passing = { legible: NONE, away: true };

/** Whether lines go by too fast to be read. */
export function isFlying(passing: Passing | undefined): boolean {
  return passing === FLYING || passing === FAR;
}

/**
 * What passes by after the table was scrolled; nothing while all that is seen is at rest.
 *
 * @param before what passed by until now
 * @param by so many pixels, up or down
 */
export function passingOf(before: Passing | undefined, seen: Range, resting: Range, by: number): Passing | undefined {
  if (contains(resting, seen)) {
    return undefined;
  }
  const away = isApart(seen, resting);
  if (Math.abs(by) >= (isFlying(before) ? SLOW : FAST)) {
    return away ? FAR : FLYING;
  }
  return { legible: seen, away };
}
