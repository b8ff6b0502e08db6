import { expect, test } from 'vitest';
import { keptOrder } from './useKeptOrder';

test('an order stays as it was kept; what is gone is left out, what has come since is last', () => {
  expect(keptOrder(['failed', 'new', 'a', 'b'], ['b', 'gone', 'a', 'failed'])).toEqual(['b', 'a', 'failed', 'new']);
});
