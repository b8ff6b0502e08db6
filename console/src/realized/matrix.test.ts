import { describe, expect, test } from 'vitest';
import type { RealizedCell, RealizedCluster, RealizedPolicy, RealizedState } from '../api/tierwall';
import { byTrouble, isTroubled, linesOf, moveIn, viewOf } from './matrix';

function cell(cluster: string, state: RealizedState): RealizedCell {
  return { cluster, state, status: 'SUCCESS', message: '' };
}

function policy(id: string, category: string, ...clusters: RealizedCell[]): RealizedPolicy {
  return { policy: id, category, status: 'SUCCESS', clusters };
}

function cluster(id: string, connection = 'CONNECTED'): RealizedCluster {
  return { id, path: id, connection, since: '', reason: '', publishes: [] };
}

const POLICIES = [
  policy('web', 'Application', cell('alpha', 'SUCCESS'), cell('beta', 'FAILED')),
  policy('dns', 'Infrastructure', cell('alpha', 'NO_WORKLOAD')),
  policy('new', 'Application', cell('gamma', 'IN_PROGRESS')),
];
const CLUSTERS = ['alpha', 'beta', 'gamma'];
const name = (path: string) => path;

test('a policy without workload is not in trouble, one that failed somewhere is', () => {
  expect(POLICIES.map(isTroubled)).toEqual([true, false, true]);
});

test('clusters in trouble are left: failed, silent, in progress, then by name', () => {
  const clusters = [
    cluster('alpha'),
    cluster('aaa'),
    cluster('silent', 'UNREACHABLE'),
    cluster('gamma'),
    cluster('beta'),
  ];
  expect(byTrouble(clusters, POLICIES)).toEqual(['beta', 'silent', 'gamma', 'aaa', 'alpha']);
});

describe('a filter', () => {
  test('that is empty leaves everything', () => {
    expect(viewOf(CLUSTERS, POLICIES, name, ' ')).toEqual({ clusters: CLUSTERS, policies: POLICIES });
  });

  test('that names a cluster shows it alone, with the policies that span it', () => {
    const view = viewOf(CLUSTERS, POLICIES, name, 'BETA');
    expect(view.clusters).toEqual(['beta']);
    expect(view.policies.map((each) => each.policy)).toEqual(['web']);
  });

  test('that names a policy shows it in all clusters', () => {
    const view = viewOf(CLUSTERS, POLICIES, name, 'dns');
    expect(view.clusters).toEqual(CLUSTERS);
    expect(view.policies.map((each) => each.policy)).toEqual(['dns']);
  });

  test('that names nothing shows nothing', () => {
    expect(viewOf(CLUSTERS, POLICIES, name, 'zzz')).toEqual({ clusters: [], policies: [] });
  });
});

describe('the lines', () => {
  const lines = linesOf(POLICIES, name);

  test('are policies below their categories, in order of precedence', () => {
    expect(lines.map((line) => (line.kind === 'category' ? line.category : line.name))).toEqual([
      'Infrastructure',
      'dns',
      'Application',
      'web',
      'new',
    ]);
  });

  test('are walked with the arrow keys, over heads and not beyond the edges', () => {
    expect(moveIn(lines, 3, { line: 1, column: 0 }, 'ArrowDown')).toEqual({ line: 3, column: 0 });
    expect(moveIn(lines, 3, { line: 3, column: 2 }, 'ArrowUp')).toEqual({ line: 1, column: 2 });
    expect(moveIn(lines, 3, { line: 1, column: 1 }, 'ArrowUp')).toEqual({ line: 1, column: 1 });
    expect(moveIn(lines, 3, { line: 4, column: 2 }, 'ArrowDown')).toEqual({ line: 4, column: 2 });
    expect(moveIn(lines, 3, { line: 1, column: 2 }, 'ArrowRight').column).toBe(2);
    expect(moveIn(lines, 3, { line: 1, column: 1 }, 'Home').column).toBe(0);
    expect(moveIn(lines, 3, { line: 1, column: 1 }, 'End').column).toBe(2);
  });
});
