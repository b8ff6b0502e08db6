import { afterEach, beforeEach, expect, test } from 'vitest';
import { get, publish, Refusal, whenLoggedOut } from './client';

const real = { fetch: globalThis.fetch, localStorage: globalThis.localStorage };
const asked: { path: string; init: RequestInit }[] = [];
let answer: () => Response;

beforeEach(() => {
  asked.length = 0;
  globalThis.fetch = async (path, init) => {
    asked.push({ path: String(path), init: init ?? {} });
    return answer();
  };
  globalThis.localStorage = { getItem: () => 'token', setItem: () => {}, removeItem: () => {} } as never;
});

afterEach(() => {
  globalThis.fetch = real.fetch;
  globalThis.localStorage = real.localStorage;
});

test('what changes something repeats the token of the session, what reads does not', async () => {
  answer = () => new Response('{}');
  await get('/a');
  await publish('/b', { c: 1 }, {});
  const [read, write] = asked.map(({ init }) => new Headers(init.headers));
  expect(read?.has('X-XSRF-TOKEN')).toBe(false);
  expect(write?.get('X-XSRF-TOKEN')).toBe('token');
  expect(asked[1]?.init.body).toBe('{"c":1}');
});

test('a publish is answered with the revision that holds it', async () => {
  answer = () => new Response('', { headers: { 'Tierwall-Revision': '7' } });
  expect(await publish('/b', {}, {})).toBe(7);
});

test('a refusal has the manager’s words, and all else that is wrong', async () => {
  answer = () =>
    Response.json(
      {
        error_message: 'No.',
        error_code: 7,
        related_errors: [{ error_message: 'No.' }, { error_message: 'Nor that.' }],
      },
      { status: 400 },
    );
  const refusal = await get('/a').catch((failure: unknown) => failure);
  expect(refusal).toMatchObject({ status: 400, message: 'No.', code: 7, related: ['Nor that.'] });
});

test.each([
  [401, 0, true],
  [403, 98, true],
  [403, 403, false],
  [412, 0, false],
])('status %i with code %i ends the session: %s', async (status, error_code, ends) => {
  let told = false;
  whenLoggedOut(() => {
    told = true;
  });
  answer = () => Response.json({ error_code }, { status });
  await expect(get('/a')).rejects.toBeInstanceOf(Refusal);
  expect(told).toBe(ends);
});

test('a manager that does not answer is said so', async () => {
  answer = () => {
    throw new TypeError('fetch failed');
  };
  await expect(get('/a')).rejects.toMatchObject({ status: 0, message: 'The manager does not answer.' });
});
