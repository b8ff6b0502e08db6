import { describe, expect, test } from 'vitest';
import { type Condition, newCondition } from './criteria';
import { criteriaOfForm, type Form, problemsOf } from './problems';

const named = (member: Condition['member'], name: string): Condition => ({ ...newCondition(member), name });
const label = (member: Condition['member'], scope: string, tag: string): Condition => ({
  ...newCondition(member, 'Tag'),
  scope,
  tag,
});
const form = (over: Partial<Form>, ...criteria: Condition[][]): Form => ({
  name: 'group',
  description: '',
  addresses: '',
  criteria: criteria.map((conditions) => ({ joint: 'OR', conditions })),
  ...over,
});
const fields = (filled: Form) => [...problemsOf(filled, [], []).keys()];

describe('what is wrong with a group', () => {
  test('is nothing in the groups of the guide', () => {
    expect(fields(form({}, [named('Namespace', 'A')]))).toEqual([]);
    expect(fields(form({}, [label('Namespace', 'SomeK8sLabel', 'SomeK8sLabelValue')]))).toEqual([]);
    expect(fields(form({ addresses: '192.168.100.0/24 192.168.200.0/24' }))).toEqual([]);
  });

  test('is no empty criterion where addresses are enough', () => {
    expect(fields(form({}, [named('Namespace', '')]))).toEqual(['criterion-0-0-name']);
    expect(fields(form({ addresses: '10.0.0.1' }, [named('Namespace', '')]))).toEqual([]);
    const both = form({ addresses: '10.0.0.1' }, [named('Namespace', '')]);
    expect(criteriaOfForm(both)).toEqual({ criteria: [], addresses: ['10.0.0.1'] });
  });

  test('is said at the field', () => {
    expect(fields(form({ name: ' ' }, [named('Namespace', 'a_b')]))).toEqual(['name', 'criterion-0-0-name']);
    expect(fields(form({}, [label('Pod', '', 'x y')]))).toEqual(['criterion-0-0-scope', 'criterion-0-0-tag']);
    expect(problemsOf(form({ addresses: '10.0.0.1 10.0.0' }), [], []).get('addresses')).toContain('“10.0.0”');
  });

  test('is a service without its namespace, or with anything else', () => {
    expect(fields(form({}, [named('Service', 'cache')]))).toEqual(['criterion-0']);
    expect(fields(form({}, [named('Service', 'cache'), named('Namespace', 'prod')]))).toEqual([]);
    expect(
      fields(form({}, [named('Service', 'cache'), named('Namespace', 'prod'), label('Pod', 'app', 'web')])),
    ).toEqual(['criterion-0']);
    expect(fields(form({}, [named('Service', 'cache'), label('Namespace', 'env', 'prod')]))).toEqual(['criterion-0']);
  });

  test('is AND between criteria that it cannot join', () => {
    const joined = (left: Condition[], right: Condition[]) =>
      fields(
        form({
          criteria: [
            { joint: 'OR', conditions: left },
            { joint: 'AND', conditions: right },
          ],
        }),
      );
    expect(joined([label('Pod', 'a', 'b')], [label('Pod', 'c', 'd')])).toEqual([]);
    expect(joined([label('Pod', 'a', 'b')], [named('Namespace', 'c')])).toEqual(['joint-1']);
  });

  test('is more than NSX allows', () => {
    const pod = label('Pod', 'a', 'b');
    expect(fields(form({}, Array(6).fill(pod)))).toEqual(['criterion-0']);
    expect(fields(form({}, ...Array(6).fill([pod])))).toEqual(['criteria']);
  });

  test('is a name that another group has', () => {
    const other = { resource_type: 'Group', id: 'o', path: '/o', display_name: 'group' };
    expect([...problemsOf(form({}), [other], []).keys()]).toEqual(['name']);
  });

  test('is an address where a rule is applied to the group', () => {
    const addresses = form({ addresses: '10.0.0.1' });
    expect([...problemsOf(addresses, [], [{ role: 'appliedTo', clusters: [] }]).keys()]).toEqual(['addresses']);
    expect(problemsOf(addresses, [], [{ role: 'sources', clusters: [] }]).size).toBe(0);
  });
});
