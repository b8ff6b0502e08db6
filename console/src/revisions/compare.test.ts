import { describe, expect, it } from 'vitest';
import type { Doc } from '../intent/documents';
import { compare } from './compare';
import { restorePolicy } from './restore';
import { sayValue } from './words';

const POLICY = '/infra/domains/default/security-policies/web';
const GROUP = '/infra/domains/default/groups/shop';
const ALPHA = '/infra/sites/default/enforcement-points/default/cluster-control-planes/alpha';

const doc = (resource_type: string, path: string, fields: Record<string, unknown> = {}): Doc => ({
  resource_type,
  id: path.slice(path.lastIndexOf('/') + 1),
  path,
  display_name: path.slice(path.lastIndexOf('/') + 1),
  ...fields,
});
const policy = doc('SecurityPolicy', POLICY, { scope: ['ANY'] });
const rule = (id: string, fields: Record<string, unknown> = {}) =>
  doc('Rule', `${POLICY}/rules/${id}`, {
    action: 'ALLOW',
    source_groups: [GROUP],
    destination_groups: ['ANY'],
    services: ['ANY'],
    scope: ['ANY'],
    sequence_number: 10,
    ...fields,
  });
const span = doc('SecurityPolicyContainerCluster', `${POLICY}/container-cluster-span/alpha`, {
  container_cluster_path: ALPHA,
});
const group = doc('Group', GROUP);
const documents = (...docs: Doc[]) => new Map(docs.map((each) => [each.path, each]));
const label = (name: string) => `Restore ${name}`;

describe('two revisions', () => {
  it('differ by the fields that people wrote, not by what the manager counts', () => {
    const before = documents(policy, rule('in', { _revision: 1 }));
    const after = documents(policy, rule('in', { _revision: 2, action: 'DROP' }));
    const [changed] = compare(before, after);
    expect(changed).toMatchObject({ path: POLICY, kind: 'policy' });
    expect(changed?.changes).toMatchObject([{ kind: 'rule', fields: ['action'] }]);
    expect(compare(before, documents(policy, rule('in', { _revision: 9 })))).toEqual([]);
  });

  it('say what is new and what is gone, policies first', () => {
    const changes = compare(documents(group), documents(policy, rule('in')));
    expect(changes.map(({ kind }) => kind)).toEqual(['policy', 'group']);
    expect(changes[0]?.changes.map(({ before, after }) => [before === undefined, after === undefined])).toEqual([
      [true, false],
      [true, false],
    ]);
  });

  it('are told in names', () => {
    expect(sayValue(rule('in'), 'source_groups', documents(group))).toBe('shop');
    expect(sayValue(rule('in'), 'services', documents())).toBe('Any');
    expect(sayValue(undefined, 'action', documents())).toBe('–');
  });
});

describe('a policy that is restored', () => {
  it('gets back what changed and what is gone, and loses what is new', () => {
    const then = documents(policy, rule('in'), group);
    const now = documents(policy, rule('in', { action: 'DROP' }), rule('late'), group);
    const { done } = restorePolicy(POLICY, then, now, new Set(), label);
    expect(done.label).toBe('Restore web');
    expect(done.edits.get(`${POLICY}/rules/in`)).toMatchObject({ action: 'ALLOW' });
    expect(done.edits.get(`${POLICY}/rules/late`)).toBeUndefined();
    expect(done.edits.has(`${POLICY}/rules/late`)).toBe(true);
    expect(done.edits.has(POLICY)).toBe(false);
  });

  it('brings the groups that it names along when they are gone', () => {
    const { done, brought } = restorePolicy(
      POLICY,
      documents(policy, rule('in'), group),
      documents(),
      new Set(),
      label,
    );
    expect(brought.map(({ path }) => path)).toEqual([GROUP]);
    expect(done.edits.get(GROUP)).toBe(group);
  });

  it('does not come back to a cluster that is not registered any more', () => {
    const then = documents(policy, span);
    expect(restorePolicy(POLICY, then, documents(), new Set(), label)).toMatchObject({ left: [ALPHA] });
    expect(restorePolicy(POLICY, then, documents(), new Set([ALPHA]), label).done.edits.get(span.path)).toBe(span);
  });

  it('goes when the revision did not have it', () => {
    const { done } = restorePolicy(POLICY, documents(), documents(policy, rule('in')), new Set(), label);
    expect([...done.edits.values()]).toEqual([undefined, undefined]);
  });
});
