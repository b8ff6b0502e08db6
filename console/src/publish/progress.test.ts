import { describe, expect, test } from 'vitest';
import type { Realization, RealizedCell } from '../api/tierwall';
import { filling, progressOf } from './progress';

const WEB = '/infra/domains/default/security-policies/web';

function matrix(cell: Partial<RealizedCell>, revision = 7, realized = true): Realization {
  const whole = { cluster: 'alpha', state: 'SUCCESS', status: 'SUCCESS', message: '', ...cell } as RealizedCell;
  return {
    revision,
    clusters: [
      {
        id: 'alpha',
        path: '',
        connection: 'CONNECTED',
        since: '',
        reason: '',
        publishes: [
          {
            revision: 7,
            accepted_at: '',
            ...(realized ? { realized_at: '2026-01-01T00:00:00Z', duration_ms: 300 } : {}),
          },
        ],
      },
    ],
    policies: [{ policy: WEB, category: 'Application', status: 'SUCCESS', clusters: [whole] }],
  };
}

const progress = (of: Realization) => progressOf(of, 7, new Set([WEB]))[0];

describe('the progress of a cluster', () => {
  test('is complete when it says so of this revision', () => {
    expect(progress(matrix({ nodes: { current: 2, desired: 2 } }))).toMatchObject({
      stage: 3,
      done: 1,
      all: 1,
      took: 0.3,
      nodes: { current: 2, desired: 2 },
    });
  });

  test('is not complete by what it said of an earlier revision', () => {
    expect(progress(matrix({}, 6))?.stage).toBe(1);
    expect(progress(matrix({}, 7, false))?.stage).toBe(2);
  });

  test('is written when no policy waits to be', () => {
    expect(progress(matrix({ state: 'PENDING', status: 'IN_PROGRESS' }))?.stage).toBe(1);
    expect(progress(matrix({ state: 'IN_PROGRESS', status: 'IN_PROGRESS' }))?.stage).toBe(2);
  });

  test('names what failed, and what to do', () => {
    const failed = progress(matrix({ state: 'FAILED', status: 'ERROR', error: 'taken', remedy: 'delete it' }));
    expect(failed?.failed).toEqual([{ policy: WEB, error: 'taken', remedy: 'delete it' }]);
  });

  test('names what is stuck, which is no failure', () => {
    const stuck = progress(matrix({ state: 'STUCK', status: 'IN_PROGRESS', message: 'node n1 is silent' }));
    expect(stuck).toMatchObject({ stuck: [{ policy: WEB, message: 'node n1 is silent' }], failed: [], stage: 2 });
  });

  test('is about what was published only', () => {
    expect(progressOf(matrix({}), 7, new Set(['other']))[0]).toMatchObject({ all: 0, stage: 3 });
  });

  test('counts the nodes of the policy that is the furthest behind', () => {
    const [row] = matrix({ nodes: { current: 9, desired: 9 } }).policies;
    const slow = { cluster: 'alpha', state: 'IN_PROGRESS', status: 'IN_PROGRESS', message: '' } as const;
    const both: Realization = {
      ...matrix({}),
      policies: [
        ...(row ? [row] : []),
        {
          policy: 'slow',
          category: '',
          status: 'IN_PROGRESS',
          clusters: [{ ...slow, nodes: { current: 1, desired: 2 } }],
        },
      ],
    };
    expect(progressOf(both, 7, new Set())[0]?.nodes).toEqual({ current: 1, desired: 2 });
  });

  test('is told of a cluster that only loses something, and not of one without a part in it', () => {
    const deleted = { ...matrix({}), policies: [] };
    expect(progress(deleted)).toMatchObject({ concerned: true, stage: 3 });
    expect(progressOf(deleted, 8, new Set([WEB]))[0]?.concerned).toBe(false);
  });

  test('fills the bar of the stage that it is at, and never to the end', () => {
    const half = progress(matrix({ state: 'IN_PROGRESS', status: 'IN_PROGRESS', nodes: { current: 1, desired: 2 } }));
    const all = progress(matrix({ state: 'IN_PROGRESS', status: 'IN_PROGRESS', nodes: { current: 2, desired: 2 } }));
    expect(half && [filling(half, 1), filling(half, 2), filling(half, 3)]).toEqual([1, 1, 0.5]);
    expect(all && filling(all, 3)).toBeLessThan(1);
  });
});
