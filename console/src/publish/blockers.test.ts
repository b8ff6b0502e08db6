import { describe, expect, test } from 'vitest';
import { texts } from '../texts/publish';
import { blockersOf } from './blockers';

describe('what is in the way of a publish', () => {
  test('is nothing when nothing has to be chosen, reasoned or agreed to', () => {
    expect(blockersOf({ clashes: false, broken: 0, opens: false })).toEqual([]);
  });

  test('is all told at once, not one after the other', () => {
    expect(blockersOf({ clashes: true, broken: 2, opens: true })).toEqual([
      texts.blocked,
      texts.blockedByGuardrail(2),
      texts.blockedByOpening,
    ]);
  });
});
