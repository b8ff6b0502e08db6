import { describe, expect, test } from 'vitest';
import type { AuditEntry, Page } from '../api/tierwall';
import { withNewest } from './newest';

function page(ids: readonly number[], cursor?: string): Page<AuditEntry> {
  return { results: ids.map((id) => ({ id }) as AuditEntry), ...(cursor && { cursor }) };
}

const LOADED = { pages: [page([9, 8, 7], '7'), page([6, 5, 4], '4')], pageParams: ['', '7'] };

function ids({ pages }: ReturnType<typeof withNewest>): number[] {
  return pages.flatMap(({ results }) => results.map(({ id }) => id));
}

describe('the newest page of the audit', () => {
  test('comes before what is loaded, and nothing is there twice', () => {
    const after = withNewest(LOADED, page([11, 10, 9], '9'));
    expect(ids(after)).toEqual([11, 10, 9, 8, 7, 6, 5, 4]);
    expect(after.pages.map(({ cursor }) => cursor)).toEqual(['7', '4']);
    expect(after.pageParams).toEqual(['', '7']);
  });

  test('begins the list anew where something between is missing', () => {
    expect(withNewest(LOADED, page([99, 98, 97], '97'))).toEqual({
      pages: [page([99, 98, 97], '97')],
      pageParams: [''],
    });
  });

  test('is all there is where nothing comes after it', () => {
    expect(ids(withNewest(LOADED, page([10])))).toEqual([10]);
  });
});
