import { beforeEach, expect, test } from 'vitest';
import { EMPTY } from '../intent/draft';
import { DraftStore } from './store';

const kept = new Map<string, string>();
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
};
const entries = new Map([['/a', { base: undefined, mine: undefined }]]);

const open = () => new DraftStore(storage, 'draft', 'message');

beforeEach(() => {
  kept.clear();
  open().update(() => ({ ...EMPTY, entries, message: 'Open payments' }));
});

test('why it is to be published is kept with the draft', () => {
  expect(open().current()).toMatchObject({ entries, message: 'Open payments' });
});

test('nothing of it is kept once there is nothing to publish', () => {
  open().update((draft) => ({ ...draft, entries: new Map() }));
  expect(kept.size).toBe(0);
});

test('what another tab says leaves what can be undone here', () => {
  const here = open();
  here.update((draft) => ({ ...draft, past: [{ label: 'Drop', entries: new Map() }] }));
  open().update((draft) => ({ ...draft, message: 'Close it' }));
  here.rereadMessage();
  expect(here.current().message).toBe('Close it');
  expect(here.current().past).toHaveLength(1);
});
