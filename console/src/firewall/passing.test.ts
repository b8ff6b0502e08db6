import { describe, expect, test } from 'vitest';
import { isFlying, type Passing, passingOf } from './passing';

const resting = { from: 10, to: 40 };
const beside = { from: 35, to: 60 };
const afar = { from: 100, to: 125 };

describe('what passes by', () => {
  test('is nothing while all that is seen is at rest, however fast', () => {
    expect(passingOf(undefined, { from: 12, to: 37 }, resting, 5000)).toBeUndefined();
    expect(passingOf(undefined, resting, resting, -5000)).toBeUndefined();
  });

  test('is legible when it goes slowly, up or down', () => {
    expect(passingOf(undefined, beside, resting, 100)).toEqual({ legible: beside, away: false });
    expect(passingOf(undefined, beside, resting, -100)).toEqual({ legible: beside, away: false });
  });

  test('flies when it goes fast', () => {
    expect(isFlying(passingOf(undefined, beside, resting, 160))).toBe(true);
    expect(isFlying(passingOf(undefined, beside, resting, -160))).toBe(true);
    expect(isFlying(passingOf(undefined, beside, resting, 159))).toBe(false);
    expect(isFlying(undefined)).toBe(false);
  });

  test('says whether anything is in sight of where the table has rested', () => {
    expect(passingOf(undefined, beside, resting, 500)?.away).toBe(false);
    expect(passingOf(undefined, afar, resting, 500)?.away).toBe(true);
    expect(passingOf(undefined, afar, resting, 10)?.away).toBe(true);
  });

  test('goes on flying until it is far slower than what made it fly', () => {
    const flying = passingOf(undefined, afar, resting, 500);
    expect(isFlying(passingOf(flying, afar, resting, 100))).toBe(true);
    expect(isFlying(passingOf(flying, afar, resting, 39))).toBe(false);
    const legible: Passing = { legible: afar, away: true };
    expect(isFlying(passingOf(legible, afar, resting, 100))).toBe(false);
  });

  test('is the same while it flies on: nothing is drawn anew for it', () => {
    const flying = passingOf(undefined, afar, resting, 500);
    expect(passingOf(flying, { from: 200, to: 225 }, resting, 3000)).toBe(flying);
  });
});
