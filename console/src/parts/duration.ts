import { texts } from '../texts/duration';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something took, with as many figures as mean something. */
export function durationOf(milliseconds: number): string {
  const took = Math.max(0, milliseconds);
  if (took < 1000) {
    return texts.milliseconds(Math.round(took));
  }
  if (took < 9950) {
    return texts.seconds((took / 1000).toFixed(1));
  }
  if (took < MINUTE - 500) {
    return texts.seconds(Math.round(took / 1000));
  }
  return lastingOf(took);
}

/** How long something lasts, in whole units, the largest that says enough. */
export function lastingOf(milliseconds: number): string {
  const lasts = Math.max(0, milliseconds);
  if (lasts < MINUTE) {
    return texts.seconds(Math.floor(lasts / 1000));
  }
  if (lasts < HOUR) {
    return texts.minutes(Math.floor(lasts / MINUTE));
  }
  return lasts < 2 * DAY ? texts.hours(Math.floor(lasts / HOUR)) : texts.days(Math.floor(lasts / DAY));
}
