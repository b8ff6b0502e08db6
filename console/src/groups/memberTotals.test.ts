import { describe, expect, test } from 'vitest';
import { countsOf, reachOf } from './memberTotals';

const counts = countsOf([
  {
    group: 'web',
    clusters: [
      { cluster: 'alpha', pods: 40, state: 'KNOWN' },
      { cluster: 'beta', pods: 2, state: 'UNKNOWN' },
    ],
  },
  {
    group: 'db',
    clusters: [
      { cluster: 'beta', pods: 3, state: 'KNOWN' },
      { cluster: 'gamma', state: 'UNKNOWN' },
    ],
  },
  { group: 'none', clusters: [{ cluster: 'alpha', pods: 0, state: 'KNOWN' }] },
]);

describe('whom groups reach', () => {
  test('is summed over clusters, with what was last known', () => {
    expect(reachOf(['web'], counts)).toEqual({ pods: 42, clusters: 2, unknown: 0, uncounted: 0 });
  });

  test('counts a cluster once, and what no cluster ever said as unknown', () => {
    expect(reachOf(['web', 'db'], counts)).toEqual({ pods: 45, clusters: 2, unknown: 1, uncounted: 0 });
  });

  test('is no pod in no cluster where there is none', () => {
    expect(reachOf(['none'], counts)).toEqual({ pods: 0, clusters: 0, unknown: 0, uncounted: 0 });
  });

  test('leaves out what nobody counts, and says of how many groups', () => {
    expect(reachOf(['web', 'draft'], counts)).toEqual({ pods: 42, clusters: 2, unknown: 0, uncounted: 1 });
  });
});
