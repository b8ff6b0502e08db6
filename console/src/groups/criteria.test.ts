import { describe, expect, test } from 'vitest';
import type { Expression } from '../intent/documents';
import {
  about,
  alternatives,
  canBeAnd,
  criteriaOf,
  expressionOf,
  isEditable,
  newCondition,
  nextCondition,
} from './criteria';

const condition = (member_type: string, key: string, value: string, operator = 'EQUALS'): Expression => ({
  resource_type: 'Condition',
  member_type,
  key,
  operator,
  scope_operator: 'EQUALS',
  value,
});
const join = (conjunction_operator: 'AND' | 'OR'): Expression => ({
  resource_type: 'ConjunctionOperator',
  conjunction_operator,
});

describe('the form of a group', () => {
  const expression: Expression[] = [
    {
      resource_type: 'NestedExpression',
      expressions: [condition('Namespace', 'Name', 'prod'), join('AND'), condition('Service', 'Name', 'cache')],
    },
    join('OR'),
    condition('Pod', 'Tag', 'app|web', 'NOTEQUALS'),
    join('AND'),
    condition('Pod', 'Tag', 'tier|front'),
    join('OR'),
    { resource_type: 'IPAddressExpression', ip_addresses: ['192.168.100.0/24', '192.168.200.0/24'] },
  ];

  test('is written back as it was read: a single condition stays bare', () => {
    expect(expressionOf(criteriaOf(expression))).toEqual(expression);
  });

  test('writes a label as the guide says it: scope is the key, tag is the value', () => {
    const label = { ...newCondition('Namespace', 'Tag'), scope: ' SomeK8sLabel', tag: 'SomeK8sLabelValue ' };
    const written = expressionOf({ criteria: [{ joint: 'OR', conditions: [label] }], addresses: [] });
    expect(written).toEqual([condition('Namespace', 'Tag', 'SomeK8sLabel|SomeK8sLabelValue')]);
  });

  test('reads a label with the prefix of inventories as the label', () => {
    const read = criteriaOf([condition('Pod', 'Tag', 'dis:k8s:app|web')]);
    expect(read.criteria[0]?.conditions[0]).toMatchObject({ scope: 'app', tag: 'web' });
  });

  test('joins criteria by AND to one list of conditions', () => {
    const lists = alternatives(criteriaOf(expression).criteria);
    expect(lists.map((list) => list.length)).toEqual([2, 2]);
  });

  test('allows AND between single conditions about the same kind of member only', () => {
    const one = { joint: 'OR', conditions: [newCondition('Pod')] } as const;
    expect(canBeAnd(one, one)).toBe(true);
    expect(canBeAnd(one, { joint: 'OR', conditions: [newCondition('Namespace')] })).toBe(false);
    expect(canBeAnd(one, { joint: 'OR', conditions: [newCondition('Pod'), newCondition('Pod')] })).toBe(false);
  });

  test('keeps to what is possible when a condition becomes about something else', () => {
    const label = { ...newCondition('Namespace', 'Tag'), operator: 'NOTEQUALS' } as const;
    expect(about(label, 'Service', 'Tag')).toMatchObject({ key: 'Name', operator: 'EQUALS' });
    expect(about(label, 'Pod', 'Tag')).toMatchObject({ key: 'Tag', operator: 'NOTEQUALS' });
  });

  test('offers the namespace that a service needs', () => {
    expect(nextCondition([newCondition('Service')])).toMatchObject({ member: 'Namespace', key: 'Name' });
    expect(nextCondition([newCondition('Namespace')])).toMatchObject({ member: 'Pod' });
  });

  test('is there for Antrea groups without anything else', () => {
    const group = { resource_type: 'Group', id: 'g', path: '/g', display_name: 'g' };
    expect(isEditable({ ...group, group_type: ['ANTREA'], expression })).toBe(true);
    expect(isEditable({ ...group, group_type: [], expression })).toBe(false);
    expect(
      isEditable({ ...group, group_type: ['ANTREA'], expression: [{ resource_type: 'PathExpression', paths: [] }] }),
    ).toBe(false);
  });
});
