import { describe, expect, test } from 'vitest';
import type { Doc, PolicyDoc } from '../intent/documents';
import { addPolicy, addRule, applyTo } from '../intent/edits';
import { catalogueOf } from '../intent/snapshot';
import { accepts, filterOf, type Line, linesOf, nameOf, nearest } from './lines';
import { whyReadOnly } from './readOnly';

const CLUSTER = '/infra/sites/default/enforcement-points/default/cluster-control-planes/edge-17';

function world() {
  const documents = new Map<string, Doc>();
  const note = (edits: ReadonlyMap<string, Doc | undefined>) => {
    for (const [path, doc] of edits) {
      documents.set(path, doc as Doc);
    }
  };
  const tree = (name: string) => {
    const found = catalogueOf(documents)
      .policies.get('Application')
      ?.find(({ policy }) => policy.display_name === name);
    if (!found) {
      throw new Error(name);
    }
    return found;
  };
  note(addPolicy(catalogueOf(documents), 'Application', 'web').edits);
  note(addPolicy(catalogueOf(documents), 'Application', 'db').edits);
  note(addRule(tree('web'), 0, 'one').edits);
  note(addRule(tree('web'), 1, 'two').edits);
  note(addRule(tree('db'), 0, 'other').edits);
  note(applyTo(tree('web'), [CLUSTER], []).edits);
  return catalogueOf(documents);
}

const catalogue = world();
const trees = catalogue.policies.get('Application') ?? [];
const names = (filter: string, closed: readonly string[] = []) =>
  linesOf(trees, filterOf(catalogue, filter), new Set(closed)).lines.map((line) => `${line.place} ${nameOf(line)}`);

describe('the lines of the table', () => {
  test('are policies with their rules, in order', () => {
    expect(names('')).toEqual(['1 db', '1 other', '2 web', '1 one', '2 two']);
  });

  test('keep their true places under a filter', () => {
    expect(names('two')).toEqual(['2 web', '2 two']);
  });

  test('are a whole policy when the filter is about it, also by its cluster', () => {
    expect(names('edge-17')).toEqual(['2 web', '1 one', '2 two']);
    expect(names('nothing such')).toEqual([]);
  });

  test('leave out the rules of a closed policy', () => {
    expect(names('', [trees[1]?.policy.path ?? ''])).toEqual(['1 db', '1 other', '2 web']);
  });

  test('say where rules would be that a policy has none, which is no rule and cannot be moved', () => {
    const policy = { ...trees[0]?.policy, display_name: 'new' } as PolicyDoc;
    const { lines, rules } = linesOf([{ policy, rules: [], spans: [] }], () => true, new Set());
    expect(lines.map(nameOf)).toEqual(['new', 'No rules yet']);
    expect(rules).toBe(0);
    expect(accepts(lines[1] as never, lines[1] as never)).toBe(false);
    expect(linesOf([{ policy, rules: [], spans: [] }], () => true, new Set([policy.path])).lines).toHaveLength(1);
  });

  test('give the focus of one that is gone to what is in its place, before it, or around it', () => {
    const { lines } = linesOf(trees, () => true, new Set());
    const [, other, web, one, two] = lines as [Line, Line, Line, Line, Line];
    const without = (...gone: readonly Line[]) => lines.filter((line) => !gone.includes(line));
    expect(nearest(lines, one)).toBe(one.path);
    expect(nearest(without(one), one)).toBe(two.path);
    expect(nearest(without(two), two)).toBe(one.path);
    expect(nearest(without(one, two), two)).toBe(web.path);
    expect(nearest(without(other), other)).toBe(other.tree.policy.path);
    expect(nearest(without(web), web)).toBe(lines[0]?.path);
  });

  test('take a rule among the rules of its policy only', () => {
    const { lines } = linesOf(trees, () => true, new Set());
    const [db, other, web, one, two] = lines as [never, never, never, never, never];
    expect(accepts(one, two)).toBe(true);
    expect(accepts(one, other)).toBe(false);
    expect(accepts(one, web)).toBe(false);
    expect(accepts(web, db)).toBe(true);
  });
});

describe('who may change a policy', () => {
  const person = (user_name: string, role: string) => ({ user_name, roles: [{ role, permissions: [] }] });
  const locked = { ...trees[0]?.policy, locked: true, lock_modified_by: 'ann' } as never;
  const open = { ...trees[0]?.policy, locked: false } as never;

  test('is nobody who may only read', () => {
    expect(whyReadOnly(person('eve', 'auditor'), open)).not.toBe('');
    expect(whyReadOnly(undefined, open)).not.toBe('');
  });

  test('is who locked it, and enterprise administrators', () => {
    expect(whyReadOnly(person('bob', 'security_engineer'), locked)).toContain('ann');
    expect(whyReadOnly(person('ann', 'security_engineer'), locked)).toBe('');
    expect(whyReadOnly(person('admin', 'enterprise_admin'), locked)).toBe('');
    expect(whyReadOnly(person('bob', 'security_engineer'), open)).toBe('');
  });
});
