import type { Expression, GroupDoc } from '../intent/documents';

export type Member = 'Namespace' | 'Pod' | 'Service';
export type Key = 'Name' | 'Tag';
export type Operator = 'EQUALS' | 'NOTEQUALS';
export type Joint = 'AND' | 'OR';

/** One condition as people fill it in: a name, or a label by its key (the scope) and its value (the tag). */
export interface Condition {
  readonly member: Member;
  readonly key: Key;
  readonly operator: Operator;
  readonly name: string;
  readonly scope: string;
  readonly tag: string;
}

/** Conditions that hold together, and how they are joined to the criterion before. */
export interface Criterion {
  readonly joint: Joint;
  readonly conditions: readonly Condition[];
}

/** What a group selects, as a form has it. */
export interface Criteria {
  readonly criteria: readonly Criterion[];
  readonly addresses: readonly string[];
}

/** What inventories put before the key of a label. */
const DISCOVERED = 'dis:k8s:';

const KEYS: Readonly<Record<Member, readonly Key[]>> = {
  Namespace: ['Name', 'Tag'],
  Pod: ['Tag'],
  Service: ['Name'],
};

/** By what a kind of member can be selected. */
export function keysOf(member: Member): readonly Key[] {
  return KEYS[member];
}

export function newCondition(member: Member, key: Key = keysOf(member)[0] ?? 'Name'): Condition {
  return { member, key, operator: 'EQUALS', name: '', scope: '', tag: '' };
}

/** The condition about something else: what cannot be said of that is left behind. */
export function about(condition: Condition, member: Member, key: Key): Condition {
  const possible = keysOf(member).includes(key) ? key : (keysOf(member)[0] ?? 'Name');
  return { ...condition, member, key: possible, operator: possible === 'Name' ? 'EQUALS' : condition.operator };
}

/** A condition to add to those there: a service needs its namespace beside it, and nothing else. */
export function nextCondition(there: readonly Condition[]): Condition {
  const onlyService = there.length === 1 && there[0]?.member === 'Service';
  const onlyNamespace = there.length === 1 && there[0]?.member === 'Namespace';
  return onlyService
    ? newCondition('Namespace')
    : newCondition(onlyNamespace ? 'Pod' : (there.at(-1)?.member ?? 'Pod'));
}

/** Whether a form can say all that a group says: groups of NSX's other types can say more. */
export function isEditable(group: GroupDoc): boolean {
  return (
    (group.group_type ?? []).includes('ANTREA') &&
    (group.expression ?? []).every(
      (part) =>
        part.resource_type === 'ConjunctionOperator' ||
        part.resource_type === 'IPAddressExpression' ||
        conditionsOf(part).length > 0,
    )
  );
}

/** The form of what a group says. */
export function criteriaOf(expression: readonly Expression[] | undefined): Criteria {
  const criteria: Criterion[] = [];
  const addresses: string[] = [];
  let joint: Joint = 'OR';
  for (const part of expression ?? []) {
    if (part.resource_type === 'ConjunctionOperator') {
      joint = part.conjunction_operator ?? 'OR';
    } else if (part.resource_type === 'IPAddressExpression') {
      addresses.push(...(part.ip_addresses ?? []));
    } else {
      criteria.push({ joint: criteria.length === 0 ? 'OR' : joint, conditions: conditionsOf(part).map(conditionOf) });
    }
  }
  return { criteria, addresses };
}

/** What a group says by a form: addresses come last, and OR joins them. */
export function expressionOf({ criteria, addresses }: Criteria): Expression[] {
  const parts: Expression[] = [];
  for (const { joint, conditions } of criteria) {
    if (parts.length > 0) {
      parts.push(conjunction(joint));
    }
    const [first] = conditions;
    parts.push(
      conditions.length === 1 && first
        ? writeCondition(first)
        : { resource_type: 'NestedExpression', expressions: interleave(conditions.map(writeCondition)) },
    );
  }
  if (addresses.length > 0) {
    if (parts.length > 0) {
      parts.push(conjunction('OR'));
    }
    parts.push({ resource_type: 'IPAddressExpression', ip_addresses: addresses });
  }
  return parts;
}

/** Whether AND can join two criteria: only single conditions about the same kind of member. */
export function canBeAnd(before: Criterion | undefined, after: Criterion | undefined): boolean {
  const [left] = before?.conditions ?? [];
  const [right] = after?.conditions ?? [];
  return before?.conditions.length === 1 && after?.conditions.length === 1 && left?.member === right?.member;
}

/** Conditions that hold together, with those of criteria that AND joins: a pod has to satisfy one of the lists. */
export function alternatives(criteria: readonly Criterion[]): Condition[][] {
  const lists: Condition[][] = [];
  for (const { joint, conditions } of criteria) {
    const last = lists.at(-1);
    if (joint === 'AND' && last) {
      last.push(...conditions);
    } else {
      lists.push([...conditions]);
    }
  }
  return lists;
}

function conditionsOf(part: Expression): readonly Expression[] {
  if (part.resource_type === 'Condition') {
    return isKnown(part) ? [part] : [];
  }
  const nested = (part.expressions ?? []).filter((each) => each.resource_type === 'Condition');
  return nested.every(isKnown) ? nested : [];
}

function isKnown(part: Expression): boolean {
  return ['Namespace', 'Pod', 'Service'].includes(part.member_type ?? '');
}

function conditionOf(part: Expression): Condition {
  const value = part.value ?? '';
  const bar = value.indexOf('|');
  const isTag = part.key === 'Tag';
  const scope = bar < 0 ? '' : value.slice(0, bar);
  return {
    member: part.member_type as Member,
    key: isTag ? 'Tag' : 'Name',
    operator: part.operator === 'NOTEQUALS' ? 'NOTEQUALS' : 'EQUALS',
    name: isTag ? '' : value,
    scope: isTag ? scope.replace(DISCOVERED, '') : '',
    tag: isTag ? value.slice(bar + 1) : '',
  };
}

function writeCondition({ member, key, operator, name, scope, tag }: Condition): Expression {
  return {
    resource_type: 'Condition',
    member_type: member,
    key,
    operator,
    scope_operator: 'EQUALS',
    value: key === 'Tag' ? `${scope.trim()}|${tag.trim()}` : name.trim(),
  };
}

function conjunction(conjunction_operator: Joint): Expression {
  return { resource_type: 'ConjunctionOperator', conjunction_operator };
}

function interleave(conditions: readonly Expression[]): Expression[] {
  return conditions.flatMap((condition, index) => (index === 0 ? [condition] : [conjunction('AND'), condition]));
}
