import { describe, expect, test } from 'vitest';
import { moved, renumber } from './order';

describe('numbers for a list in its order', () => {
  test('what is in order keeps its numbers', () => {
    expect(renumber([10, 20, 35])).toEqual([10, 20, 35]);
  });

  test('what comes between others gets a number between theirs', () => {
    expect(renumber([10, undefined, 20])).toEqual([10, 15, 20]);
  });

  test('several that come together share the gap', () => {
    expect(renumber([10, undefined, undefined, 40])).toEqual([10, 20, 30, 40]);
  });

  test('where there is no room, as few as possible of those behind make some', () => {
    expect(renumber([10, undefined, 11, 12, 20])).toEqual([10, 11, 12, 13, 20]);
  });

  test('the first of all comes before the others, and before none there is room for more', () => {
    expect(renumber([undefined, 10])).toEqual([4, 10]);
    expect(renumber([undefined])).toEqual([10]);
    expect(renumber([undefined, 0])).toEqual([0, 1]);
  });

  test('the last comes a step behind', () => {
    expect(renumber([10, 20, undefined])).toEqual([10, 20, 30]);
  });

  test('equal numbers are parted', () => {
    expect(renumber([10, 10, 10])).toEqual([10, 11, 12]);
  });

  test('the result ascends, and nothing that could stay has moved, for many lists', () => {
    let seed = 7;
    const next = (bound: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % bound;
    };
    for (let round = 0; round < 2_000; round++) {
      const present = Array.from({ length: next(12) }, () => (next(3) === 0 ? undefined : next(40)));
      const numbers = renumber(present);
      expect(numbers).toHaveLength(present.length);
      numbers.forEach((number, index) => {
        expect(number).toBeGreaterThan(numbers[index - 1] ?? -1);
        const own = present[index];
        if (own !== undefined && own > (numbers[index - 1] ?? -1)) {
          expect(number).toBe(own);
        }
      });
    }
  });
});

test('an entry moves, and the others keep their order', () => {
  expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd']);
  expect(moved(['a', 'b', 'c', 'd'], 3, 0)).toEqual(['d', 'a', 'b', 'c']);
});
