import { describe, expect, test } from 'vitest';
import type { Doc } from '../intent/documents';
import { touchedBy, withRead } from './refresh';

const WEB = '/infra/domains/default/security-policies/web';
const GROUP = '/infra/domains/default/groups/g';
const doc = (path: string, more = {}): Doc => ({ resource_type: '', id: '', path, display_name: '', ...more });
const event = (...paths: string[]) => ({ revision: 1, changes: paths.length, paths });

describe('what a publish touches', () => {
  test('is a policy as a whole, whichever of its rules or spans it is', () => {
    expect(touchedBy(event(`${WEB}/rules/r`, `${WEB}/container-cluster-span/a`, WEB))).toEqual([WEB]);
  });

  test('is a group or a service by itself, and nothing else', () => {
    expect(touchedBy(event(GROUP, '/infra/services/s/service-entries/e', '/infra/sites/default'))).toEqual([
      GROUP,
      '/infra/services/s',
    ]);
  });

  test('is everything when not all of it is named, or too much', () => {
    expect(touchedBy({ ...event(WEB), changes: 101 })).toBeUndefined();
    expect(touchedBy(event(...Array.from({ length: 21 }, (_, n) => `${WEB}${n}`)))).toBeUndefined();
  });
});

describe('what was read again', () => {
  const before = new Map([WEB, `${WEB}/rules/one`, `${WEB}/rules/two`, `${WEB}2`].map((path) => [path, doc(path)]));

  test('replaces a policy and its rules, and leaves its neighbours', () => {
    const after = withRead(before, WEB, [doc(WEB, { locked: true }), doc(`${WEB}/rules/two`), doc(`${WEB}/rules/new`)]);
    expect([...after.keys()]).toEqual([WEB, `${WEB}/rules/two`, `${WEB}2`, `${WEB}/rules/new`]);
    expect(after.get(WEB)?.locked).toBe(true);
  });

  test('is the same object as before where nothing changed', () => {
    const after = withRead(before, WEB, [doc(WEB, { locked: true }), doc(`${WEB}/rules/one`)]);
    expect(after.get(`${WEB}/rules/one`)).toBe(before.get(`${WEB}/rules/one`));
  });

  test('takes away a policy that is gone with all that was in it', () => {
    expect([...withRead(before, WEB, []).keys()]).toEqual([`${WEB}2`]);
  });
});
