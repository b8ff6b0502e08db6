import { describe, expect, test } from 'vitest';
import type { Realization } from '../api/tierwall';
import type { Doc } from '../intent/documents';
import { underWay } from './progress';
import { entriesBetween, previousOf } from './published';

function group(id: string, more: Partial<Doc> = {}): Doc {
  return { resource_type: 'Group', id, path: `/g/${id}`, display_name: id, ...more };
}

function documents(...docs: readonly Doc[]) {
  return new Map(docs.map((doc) => [doc.path, doc]));
}

describe('what a revision changed', () => {
  test('is what is new, gone or says something else', () => {
    const before = documents(group('same', { _revision: 1 }), group('gone'), group('edited'));
    const after = documents(group('same', { _revision: 2 }), group('edited', { tags: [] }), group('new'));
    expect([...entriesBetween(before, after).keys()].sort()).toEqual(['/g/edited', '/g/gone', '/g/new']);
  });

  test('is nothing that the manager brings along itself', () => {
    expect(entriesBetween(documents(), documents(group('https', { is_default: true }))).size).toBe(0);
  });
});

describe('the revision to go back to', () => {
  test('is the latest before, whatever came after', () => {
    expect(previousOf([9, 7, 4], 8)).toBe(7);
  });

  test('is none for the first', () => {
    expect(previousOf([4], 4)).toBeUndefined();
  });
});

describe('the publish that is under way', () => {
  const matrix = (connection: string, ...publishes: Realization['clusters'][number]['publishes']): Realization => ({
    revision: 7,
    clusters: [{ id: 'alpha', path: '', connection, since: '', reason: '', publishes }],
    policies: [],
  });
  const done = { revision: 7, accepted_at: '', realized_at: '' };

  test('is the latest, while a cluster that answers has not realized it', () => {
    expect(underWay(matrix('CONNECTED', { revision: 7, accepted_at: '' }))).toBe(7);
    expect(underWay(matrix('CONNECTED', done))).toBeUndefined();
  });

  test('is none that a newer one has overtaken', () => {
    expect(underWay(matrix('CONNECTED', { revision: 6, accepted_at: '' }))).toBeUndefined();
  });

  test('is none that waits for silent clusters only', () => {
    expect(underWay(matrix('UNREACHABLE', { revision: 7, accepted_at: '' }))).toBeUndefined();
  });
});
