import { expect, test } from 'vitest';
import type { Realization } from '../api/tierwall';
import { withMoved } from './events';

const cell = (cluster: string, status: 'SUCCESS' | 'IN_PROGRESS' | 'ERROR') =>
  ({ cluster, state: status === 'ERROR' ? 'FAILED' : status, status, message: '' }) as const;

const before: Realization = {
  revision: 1,
  clusters: [],
  policies: [
    { policy: 'p', category: '', status: 'IN_PROGRESS', clusters: [cell('a', 'SUCCESS'), cell('b', 'IN_PROGRESS')] },
    { policy: 'q', category: '', status: 'SUCCESS', clusters: [cell('a', 'SUCCESS')] },
  ],
};

test('a cluster that has moved on is seen in the rows that it is about, and in their worst', () => {
  const moved = { cluster: 'b', revision: 1, gone: [], policies: [{ policy: 'p', ...cell('b', 'SUCCESS') }] };
  const after = withMoved(before, moved);
  expect(after.policies[0]).toMatchObject({
    status: 'SUCCESS',
    clusters: [cell('a', 'SUCCESS'), cell('b', 'SUCCESS')],
  });
  expect(after.policies[1]).toBe(before.policies[1]);
});

test('one failure is the status of the whole', () => {
  const moved = { cluster: 'b', revision: 1, gone: [], policies: [{ policy: 'p', ...cell('b', 'ERROR') }] };
  expect(withMoved(before, moved).policies[0]?.status).toBe('ERROR');
});

test('a policy that left a cluster has no cell there', () => {
  const after = withMoved(before, { cluster: 'a', revision: 1, gone: ['q'], policies: [] });
  expect(after.policies[1]).toMatchObject({ status: 'UNINITIALIZED', clusters: [] });
});
