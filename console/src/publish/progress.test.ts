import { describe, expect, test } from 'vitest';
import type { Realization, RealizedCell } from '../api/tierwall';
import { progressOf } from './progress';

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

  test('is about what was published only', () => {
    expect(progressOf(matrix({}), 7, new Set(['other']))[0]).toMatchObject({ all: 0, stage: 3 });
  });
});
