import { describe, expect, test } from 'vitest';
import { type Condition, type Criterion, newCondition } from './criteria';
import { judge, type Pod, type Surroundings } from './membership';

const pod: Pod = { namespace: 'shop', name: 'web-0', labels: { app: 'web', tier: '' }, phase: 'Running' };
const around: Surroundings = {
  namespace: { env: 'prod' },
  services: [
    { namespace: 'shop', name: 'front', selector: { app: 'web' } },
    { namespace: 'shop', name: 'bare', selector: {} },
    { namespace: 'bank', name: 'bank', selector: { app: 'web' } },
  ],
};
const name = (member: Condition['member'], value: string): Condition => ({ ...newCondition(member), name: value });
const tag = (
  member: Condition['member'],
  scope: string,
  value: string,
  operator: Condition['operator'] = 'EQUALS',
) => ({
  ...newCondition(member, 'Tag'),
  scope,
  tag: value,
  operator,
});
const or = (...conditions: Condition[]): Criterion => ({ joint: 'OR', conditions });
const and = (...conditions: Condition[]): Criterion => ({ joint: 'AND', conditions });
const member = (...criteria: Criterion[]) => judge(criteria, pod, around).member;

describe('a pod is a member', () => {
  test('by the name of its namespace, whatever the case', () => {
    expect(member(or(name('Namespace', 'SHOP')))).toBe(true);
    expect(member(or(name('Namespace', 'bank')))).toBe(false);
  });

  test('by labels of the namespace and of its own, empty ones too', () => {
    expect(member(or(tag('Namespace', 'env', 'prod')))).toBe(true);
    expect(member(or(tag('Pod', 'app', 'web')))).toBe(true);
    expect(member(or(tag('Pod', 'tier', '')))).toBe(true);
    expect(member(or(tag('Pod', 'app', 'Web')))).toBe(false);
  });

  test('when a label that must not be equal is missing', () => {
    expect(member(or(tag('Pod', 'zone', 'dmz', 'NOTEQUALS')))).toBe(true);
    expect(member(or(tag('Pod', 'app', 'web', 'NOTEQUALS')))).toBe(false);
    expect(member(or(tag('Pod', 'toString', '')))).toBe(false);
  });

  test('when all conditions of one criterion hold', () => {
    expect(member(or(tag('Pod', 'app', 'web'), tag('Namespace', 'env', 'dev')))).toBe(false);
    expect(member(or(tag('Pod', 'app', 'db')), or(tag('Namespace', 'env', 'prod')))).toBe(true);
    expect(member(or(tag('Pod', 'app', 'web')), and(tag('Pod', 'app', 'db')))).toBe(false);
  });

  test('behind a service of the namespace', () => {
    expect(member(or(name('Namespace', 'shop'), name('Service', 'Front')))).toBe(true);
    expect(member(or(name('Namespace', 'shop'), name('Service', 'bare')))).toBe(false);
    expect(member(or(name('Namespace', 'bank'), name('Service', 'bank')))).toBe(false);
    expect(member(or(name('Namespace', 'shop'), name('Service', 'bank')))).toBe(false);
  });
});

describe('it says', () => {
  test('that it does not know, unless the rest decides', () => {
    const unknown = { namespace: undefined, services: undefined };
    const label = tag('Namespace', 'env', 'prod');
    expect(judge([or(label)], pod, unknown).member).toBeUndefined();
    expect(judge([or(label, tag('Pod', 'app', 'db'))], pod, unknown).member).toBe(false);
    expect(judge([or(label), or(tag('Pod', 'app', 'web'))], pod, unknown).member).toBe(true);
  });

  test('what is there for each condition', () => {
    const [first] = judge([or(tag('Pod', 'app', 'db'), tag('Pod', 'zone', 'dmz'))], pod, around).alternatives;
    expect(first?.conditions.map(({ found }) => found)).toEqual(['app = web', 'no label zone']);
  });

  test('no, without criteria and for a pod that has ended', () => {
    expect(member()).toBe(false);
    expect(judge([or(tag('Pod', 'app', 'web'))], { ...pod, phase: 'Succeeded' }, around)).toMatchObject({
      member: false,
      ended: true,
    });
  });
});
