import { expect, test } from 'vitest';
import { messagesBetween } from './messages';
import type { AutoDraft } from './queries';

function draft(revision: number, description?: string): AutoDraft {
  const made = { id: `auto-${revision}`, display_name: '', _create_user: 'ann', _create_time: 0 };
  return description === undefined ? made : { ...made, description };
}

const LIST = [draft(9, 'Open'), draft(8), draft(7, 'Close'), draft(4, 'Begin')];

test('what leads from one revision to another is said, not what was before', () => {
  expect(messagesBetween(LIST, 4, 9)).toEqual([
    { revision: 9, text: 'Open' },
    { revision: 7, text: 'Close' },
  ]);
});

test('backwards it is the same', () => {
  expect(messagesBetween(LIST, 9, 4)).toEqual(messagesBetween(LIST, 4, 9));
});

test('where nobody said why there is nothing', () => {
  expect(messagesBetween(LIST, 7, 8)).toEqual([]);
});
