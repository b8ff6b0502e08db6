import { describe, expect, test } from 'vitest';
import type { GroupDoc } from '../intent/documents';
import { catalogueOf } from '../intent/snapshot';
import { addGroup, EMPTY_FORM, editGroup, formOf, groupOf, kindOfGroup, matches } from './groups';

const condition = { resource_type: 'Condition', member_type: 'Namespace', key: 'Name', operator: 'EQUALS', value: 'a' };
const group: GroupDoc = {
  resource_type: 'Group',
  id: 'namespace-a',
  path: '/infra/domains/default/groups/namespace-a',
  display_name: 'namespace-a',
  group_type: ['ANTREA'],
  expression: [condition],
};

describe('a group', () => {
  test('is what it selects', () => {
    const kind = (expression: GroupDoc['expression'], type = 'ANTREA') =>
      kindOfGroup({ ...group, group_type: [type], expression: expression ?? [] });
    const addresses = { resource_type: 'IPAddressExpression', ip_addresses: ['10.0.0.1'] };
    expect(kind([condition])).toBe('namespaces');
    expect(kind([{ ...condition, member_type: 'Pod', key: 'Tag', value: 'a|b' }])).toBe('pods');
    expect(kind([addresses])).toBe('addresses');
    expect(kind([condition, { resource_type: 'ConjunctionOperator', conjunction_operator: 'OR' }, addresses])).toBe(
      'mixed',
    );
    expect(kind([])).toBe('nothing');
    expect(kind([condition], 'IPAddress')).toBe('other');
  });

  test('is found by name and by what it selects, all words together', () => {
    expect(matches(group, [], 'namespace is a')).toBe(true);
    expect(matches(group, [], 'namespace pod')).toBe(false);
  });

  test('stays word for word where the form changes nothing', () => {
    expect(groupOf(group, formOf(group))).toEqual(group);
  });

  test('is added as an Antrea group under an id that nobody has', () => {
    const done = addGroup(catalogueOf(new Map([[group.path, group]])), { ...EMPTY_FORM, name: 'Namespace A' });
    expect(done.focus).toBe(`${group.path}-2`);
    expect(done.edits.get(done.focus)).toMatchObject({ display_name: 'Namespace A', group_type: ['ANTREA'] });
  });

  test('keeps its id when it gets another name', () => {
    const done = editGroup(group, { ...formOf(group), name: 'other' });
    expect(done.edits.get(group.path)).toMatchObject({ id: 'namespace-a', display_name: 'other' });
  });
});
