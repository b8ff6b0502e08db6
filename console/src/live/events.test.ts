import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { Realization } from '../api/tierwall';
import { askingAgain, withMoved } from './events';

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

test('however many events come while an answer is on its way, it is asked for once more', async () => {
  const client = new QueryClient();
  const answers: ((answer: number) => void)[] = [];
  const queryFn = () => new Promise<number>((resolve) => answers.push(resolve));
  const asked = { queryKey: ['asked'] };
  const end = new QueryObserver(client, { ...asked, queryFn }).subscribe(() => {});
  const again = askingAgain(client);
  for (let event = 0; event < 5; event++) {
    again(asked);
  }
  expect(answers.length).toBe(1);

  answers[0]?.(1);
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.(2);
  await expect.poll(() => client.getQueryData(asked.queryKey)).toBe(2);
  expect(answers.length).toBe(2);
  end();
});
