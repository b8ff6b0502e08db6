import { describe, expect, test } from 'vitest';
import { bodyOf, type Registration } from './access';
import { problemsOf, sentencesOf } from './registration';

const EMPTY: Registration = { id: '', display_name: '', kubeconfig: '', url: '', token: '', ca: '', force: false };
const KUBECONFIG = 'apiVersion: v1\nclusters: []\n';

describe('a registration', () => {
  test('that nobody has begun is not wrong, and not complete', () => {
    expect(problemsOf(EMPTY, 'kubeconfig')).toEqual({ id: '', kubeconfig: '', url: '', complete: false });
  });

  test('needs an id and a kubeconfig, be it in YAML or in JSON', () => {
    expect(problemsOf({ ...EMPTY, id: 'edge-1', kubeconfig: KUBECONFIG }, 'kubeconfig').complete).toBe(true);
    expect(problemsOf({ ...EMPTY, id: 'edge-1', kubeconfig: '{"clusters":[]}' }, 'kubeconfig').complete).toBe(true);
  });

  test('or an address and a token; the authority can be left out', () => {
    const token = { ...EMPTY, id: 'edge-1', url: 'https://10.0.0.1:6443', token: 'abc' };
    expect(problemsOf(token, 'token').complete).toBe(true);
    expect(problemsOf({ ...token, token: ' ' }, 'token').complete).toBe(false);
  });

  test('says what is wrong with what was written', () => {
    expect(problemsOf({ ...EMPTY, id: 'edge 1' }, 'kubeconfig').id).not.toBe('');
    expect(problemsOf({ ...EMPTY, kubeconfig: 'hello' }, 'kubeconfig').kubeconfig).not.toBe('');
    expect(problemsOf({ ...EMPTY, url: 'http://a' }, 'token').url).not.toBe('');
  });
});

test('what is empty is not sent, and neither are the id and the wish to force it', () => {
  expect(bodyOf({ ...EMPTY, id: 'a', kubeconfig: KUBECONFIG, force: true })).toEqual({ kubeconfig: KUBECONFIG });
  expect(bodyOf({ ...EMPTY, id: 'a', url: ' https://a ', token: 'b\n' })).toEqual({ url: 'https://a', token: 'b' });
});

test('what a check found is said once, and without the path', () => {
  expect(
    sentencesOf(
      '/infra/a kubeconfig: No.',
      ['/infra/a kubeconfig: No.', 'pods: list is missing.', '/infra/a: No connection.'],
      '/infra/a',
    ),
  ).toEqual(['kubeconfig: No.', 'pods: list is missing.', 'No connection.']);
});
