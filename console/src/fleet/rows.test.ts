import { describe, expect, test } from 'vitest';
import type { Cluster, ClusterHealth, Drift, Realization, RealizedCell } from '../api/tierwall';
import { behindOf, fleetOf, healthOf, matching, sorted, tallyOf } from './rows';

const NOW = Date.parse('2026-01-02T12:00:00Z');

function cluster(id: string, more: Partial<Cluster> = {}): Cluster {
  return {
    id,
    display_name: id,
    path: `/infra/${id}`,
    connection: 'CONNECTED',
    since: '2026-01-02T11:00:00Z',
    reason: '',
    labels: {},
    access: { state: 'COMPLETE', antrea_version: 'v2.3.0', kubernetes_version: 'v1.33.1', findings: [] },
    ...more,
  };
}

function health(id: string, status: ClusterHealth['controller_status']['status'], degraded = 0, failed = 0) {
  return {
    id,
    controller_status: { status, conditions: [{ last_heartbeat_time: NOW - 11_000 }] },
    agent_info: { healthy_agent_num: 2, degraded_agent_num: degraded, failed_agent_num: failed },
  } satisfies ClusterHealth;
}

function cell(id: string, state: RealizedCell['state']): RealizedCell {
  return { cluster: id, state, status: 'SUCCESS', message: '' };
}

function matrix(...cells: RealizedCell[]): Realization {
  return {
    revision: 1,
    clusters: [],
    policies: [{ policy: '/infra/p', category: 'Application', status: 'SUCCESS', clusters: cells }],
  };
}

describe('how a cluster is', () => {
  test('one that does not answer is unknown, whatever it said before', () => {
    const silent = cluster('a', { connection: 'UNREACHABLE', reason: 'no route' });
    expect(healthOf(silent, health('a', 'HEALTHY'))).toEqual({ health: 'UNKNOWN', because: 'no route' });
  });

  test('one that has reported nothing is unknown, not healthy', () => {
    expect(healthOf(cluster('a'), undefined).health).toBe('UNKNOWN');
  });

  test('an agent that has failed degrades it, and a permission that is missing does, too', () => {
    expect(healthOf(cluster('a'), health('a', 'HEALTHY', 0, 1)).health).toBe('DEGRADED');
    const finding = { kind: 'permission', needed: true, message: 'no', remedy: 'do' };
    const poor = cluster('a', { access: { state: 'DEGRADED', findings: [finding] } });
    expect(healthOf(poor, health('a', 'HEALTHY')).health).toBe('DEGRADED');
  });

  test('a controller that does not work is worse than its agents', () => {
    expect(healthOf(cluster('a'), health('a', 'FAILED', 1, 1)).health).toBe('FAILED');
  });
});

test('a policy without workload counts as realized, a pending one as in progress', () => {
  const states = ['SUCCESS', 'NO_WORKLOAD', 'PENDING', 'IN_PROGRESS', 'STUCK', 'FAILED', 'UNKNOWN'] as const;
  expect(tallyOf(states.map((state) => cell('a', state)))).toEqual({
    desired: 7,
    realized: 2,
    progress: 2,
    stuck: 1,
    failed: 1,
    unknown: 1,
  });
});

describe('the fleet', () => {
  const clusters = [
    cluster('fine'),
    cluster('busy'),
    cluster('silent', { connection: 'UNREACHABLE' }),
    cluster('failed'),
    cluster('also-fine'),
  ];
  const reports = clusters.map(({ id }) => health(id, 'HEALTHY'));
  const rows = fleetOf(clusters, reports, matrix(cell('busy', 'PENDING'), cell('failed', 'FAILED')), [], NOW);

  test('has trouble first: failed, silent, in progress, then by name', () => {
    expect(sorted(rows).map((row) => row.cluster.id)).toEqual(['failed', 'silent', 'busy', 'also-fine', 'fine']);
  });

  test('says when a controller was heard of, and when a silent cluster fell silent', () => {
    expect(rows.find((row) => row.cluster.id === 'fine')?.heard).toBe(NOW - 11_000);
    expect(rows.find((row) => row.cluster.id === 'silent')?.heard).toBe('2026-01-02T11:00:00Z');
  });

  test('has no figures of what it does not know', () => {
    const [row] = fleetOf([cluster('a')], undefined, undefined, undefined, NOW);
    expect(row).toMatchObject({ health: 'UNKNOWN', heard: undefined, tally: undefined, drift: undefined });
  });

  test('has the drift of the latest day only', () => {
    const seen = (time: string) => ({ cluster: 'a', last_seen_at: time }) as Drift;
    const drift = [seen('2026-01-02T11:59:00Z'), seen('2026-01-01T11:59:00Z')];
    expect(fleetOf([cluster('a')], [], undefined, drift, NOW)[0]?.drift).toHaveLength(1);
  });

  test('is found by name, version and state', () => {
    expect(matching(rows, 'FINE')).toHaveLength(2);
    expect(matching(rows, 'unknown').map((row) => row.cluster.id)).toEqual(['silent']);
    expect(matching(rows, '2.3')).toHaveLength(5);
  });
});

describe('what lags behind', () => {
  test('is the policy with the most nodes missing', () => {
    const cells = [
      { ...cell('a', 'IN_PROGRESS'), nodes: { current: 1, desired: 2 } },
      { ...cell('a', 'STUCK'), nodes: { current: 1, desired: 4 } },
      cell('a', 'PENDING'),
    ];
    expect(behindOf(cells)).toBe(3);
    expect(behindOf([cell('a', 'SUCCESS')])).toBe(0);
  });

  test('a node that is silent is trouble', () => {
    const slow = cluster('z', { slowest_node: { name: 'n1', behind_since: '2026-01-02T11:00:00Z' } });
    const rows = fleetOf([cluster('a'), slow], [health('a', 'HEALTHY'), health('z', 'HEALTHY')], undefined, [], NOW);
    expect(sorted(rows).map((row) => row.cluster.id)).toEqual(['z', 'a']);
  });
});

describe('labels', () => {
  const rows = fleetOf(
    [cluster('a', { labels: { env: 'prod', edge: '' } }), cluster('b', { labels: { env: 'production' } })],
    undefined,
    undefined,
    undefined,
    NOW,
  );

  test('all have to be there that are asked for, exactly', () => {
    const ids = (...labels: string[]) => matching(rows, '', labels).map((row) => row.cluster.id);
    expect(ids('env=prod')).toEqual(['a']);
    expect(ids('env=prod', 'edge')).toEqual(['a']);
    expect(ids('env=production', 'edge')).toEqual([]);
  });

  test('are found by what is typed, too', () => {
    expect(matching(rows, 'ENV=prod').map((row) => row.cluster.id)).toEqual(['a', 'b']);
  });
});
