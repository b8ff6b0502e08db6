import { expect, test } from 'vitest';
import type { RealizedCell } from '../api/tierwall';
import { readable, shortOf } from './words';

const NOW = Date.parse('2026-01-02T12:00:00Z');

function cell(state: RealizedCell['state'], more: Partial<RealizedCell> = {}): RealizedCell {
  return { cluster: 'alpha', state, status: 'SUCCESS', message: '', ...more };
}

test('a success has the age of its reading, the unknown since when it is so', () => {
  expect(shortOf(cell('SUCCESS', { seen: '2026-01-02T11:59:49Z' }), NOW)).toBe('11 s');
  expect(shortOf(cell('UNKNOWN', { since: '2026-01-02T11:29:00Z' }), NOW)).toBe('31 min');
});

test('progress is the nodes that are done; before they are counted there is no number', () => {
  expect(shortOf(cell('IN_PROGRESS', { nodes: { current: 113, desired: 120 } }), NOW)).toBe('113/120');
  expect(shortOf(cell('IN_PROGRESS'), NOW)).toBe('…');
});

test('no pod is neither a success nor an error', () => {
  expect(shortOf(cell('NO_WORKLOAD', { nodes: { current: 0, desired: 0 } }), NOW)).toBe('no pod');
});

test('times in what the manager says are written as people here write them', () => {
  const time = '2026-11-26T11:14:56.483388811Z';
  expect(readable(`not known since ${time}: no connection`)).toBe(
    `not known since ${new Date(time).toLocaleString()}: no connection`,
  );
});
