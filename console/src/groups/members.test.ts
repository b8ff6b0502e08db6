import { describe, expect, test } from 'vitest';
import type { Cluster } from '../api/tierwall';
import { clusterPath } from '../intent/documents';
import { inClusters, totalOf } from './members';

const cluster = (id: string, connection: string): Cluster => ({
  id,
  display_name: id,
  path: clusterPath(id),
  connection,
  since: '2026-01-02T03:04:05Z',
  reason: '',
  labels: {},
  access: { state: 'COMPLETE', findings: [] },
});
const paths = ['alpha', 'beta', 'gamma'].map(clusterPath);
const clusters = [cluster('alpha', 'CONNECTED'), cluster('beta', 'CONNECTED'), cluster('gamma', 'UNREACHABLE')];

describe('members in clusters', () => {
  test('are none where the cluster answers, and unknown where it does not', () => {
    const found = inClusters(paths, [{ cluster: 'alpha', pods: ['a/web'] }], clusters);
    expect(found.map(({ pods }) => pods?.length)).toEqual([1, 0, undefined]);
  });

  test('are what was last known of a cluster that has fallen silent', () => {
    const found = inClusters(paths, [{ cluster: 'gamma', pods: ['a/web'] }], clusters);
    expect(found[2]).toMatchObject({ pods: ['a/web'], answers: false });
  });
});

test('a total says how many clusters it does not know of', () => {
  expect(
    totalOf([
      { cluster: 'alpha', pods: 2, state: 'KNOWN' },
      { cluster: 'beta', pods: 1, state: 'UNKNOWN' },
      { cluster: 'gamma', state: 'UNKNOWN' },
    ]),
  ).toEqual({ pods: 3, unknown: 1 });
});
