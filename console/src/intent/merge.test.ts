import { describe, expect, test } from 'vitest';
import type { Doc } from './documents';
import { compare, settle } from './merge';
import { newRule } from './rules';

const BASE: Doc = { ...newRule('/r', 'r', 'r'), notes: '', _revision: 1 };
const MINE: Doc = { ...BASE, action: 'DROP', direction: 'IN', disabled: true };
const THEIRS: Doc = { ...BASE, action: 'REJECT', logged: true, disabled: true, tag: 'x', _revision: 2 };
const entry = { base: BASE, mine: MINE };
const whoChanged = (fields: ReturnType<typeof compare>) => fields.map(({ field, changedBy }) => [field, changedBy]);

describe('three states of an object', () => {
  test('differ field by field, and say who changed what', () => {
    expect(whoChanged(compare(entry, THEIRS))).toEqual([
      ['action', 'both'],
      ['direction', 'mine'],
      ['disabled', 'same'],
      ['logged', 'theirs'],
      ['tag', 'theirs'],
    ]);
    expect(compare(entry, THEIRS)[0]).toMatchObject({ base: 'ALLOW', theirs: 'REJECT', mine: 'DROP' });
  });

  test('tell what I changed where others deleted it', () => {
    expect(compare(entry, undefined).map(({ field }) => field)).toContain('action');
  });

  test('tell what others changed where I delete it', () => {
    const fields = compare({ base: BASE, mine: undefined }, { ...BASE, action: 'DROP' });
    expect(fields.find(({ field }) => field === 'action')).toMatchObject({ base: 'ALLOW', theirs: 'DROP' });
  });

  test('tell where two of the same path differ that both have made', () => {
    expect(whoChanged(compare({ base: undefined, mine: MINE }, { ...MINE, action: 'ALLOW' }))).toContainEqual([
      'action',
      'both',
    ]);
  });
});

describe('a choice between them', () => {
  test('is mine where both changed it, and else whoever changed it, when nothing is chosen', () => {
    const { base, mine } = settle(entry, THEIRS, new Map());
    expect(base).toBe(THEIRS);
    expect(mine).toMatchObject({ action: 'DROP', direction: 'IN', logged: true, tag: 'x', _revision: 2 });
  });

  test('counts for the fields that it names', () => {
    const { mine } = settle(
      entry,
      THEIRS,
      new Map([
        ['action', 'theirs'],
        ['direction', 'theirs'],
        ['logged', 'mine'],
        ['tag', 'mine'],
      ]),
    );
    expect(mine).toMatchObject({ action: 'REJECT', direction: 'IN_OUT', logged: false });
    expect(mine).not.toHaveProperty('tag');
  });

  test('makes an object again that others deleted, or deletes what they changed', () => {
    expect(settle(entry, undefined, new Map([['action', 'theirs']])).mine).toEqual(MINE);
    expect(settle({ base: BASE, mine: undefined }, THEIRS, new Map()).mine).toBeUndefined();
  });
});
