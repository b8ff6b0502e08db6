import type { GroupDoc } from '../intent/documents';
import type { Use } from '../intent/uses';
import { type Naming, namingProblems, type Problems } from '../parts/naming';
import { texts } from '../texts/groups';
import { isAddress, splitAddresses } from './addresses';
import { type Condition, type Criteria, type Criterion, canBeAnd } from './criteria';

/** What somebody has filled in. */
export interface Form extends Naming {
  readonly criteria: readonly Criterion[];
  /** As typed. */
  readonly addresses: string;
}

const MOST_CRITERIA = 5;
const MOST_CONDITIONS = 35;
const MOST_OF_ONE = 5;
const MOST_MIXED = 15;
const MOST_ADDRESSES = 4000;

const NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/i;
const KEY =
  /^([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

export function fieldOf(criterion: number, condition?: number, part?: 'name' | 'scope' | 'tag'): string {
  return ['criterion', criterion, condition, part].filter((each) => each !== undefined).join('-');
}

export function jointField(criterion: number): string {
  return `joint-${criterion}`;
}

export function criteriaOfForm(form: Form): Criteria {
  return { criteria: written(form), addresses: splitAddresses(form.addresses) };
}

/** Whoever writes addresses need not take away the criterion that a new form begins with. */
function written({ criteria, addresses }: Form): readonly Criterion[] {
  const untouched =
    criteria.length === 1 &&
    criteria[0]?.conditions.every(({ name, scope, tag }) => `${name}${scope}${tag}`.trim() === '');
  return untouched && addresses.trim() !== '' ? [] : criteria;
}

/**
 * What the manager would refuse, and where.
 *
 * @param others the groups that this one must not be taken for
 * @param uses where the group is used now
 */
export function problemsOf(form: Form, others: readonly GroupDoc[], uses: readonly Use[]): Problems {
  const problems = namingProblems(form, others, texts.problems);
  checkCriteria(written(form), problems);
  checkAddresses(splitAddresses(form.addresses), uses, problems);
  return problems;
}

function checkCriteria(criteria: readonly Criterion[], problems: Map<string, string>): void {
  criteria.forEach((criterion, index) => {
    criterion.conditions.forEach((condition, place) => {
      checkCondition(condition, index, place, problems);
    });
    checkTogether(criterion.conditions, fieldOf(index), problems);
    if (index > 0 && criterion.joint === 'AND' && !canBeAnd(criteria[index - 1], criterion)) {
      problems.set(jointField(index), texts.problems.and);
    }
  });
  // The manager counts what AND joins as one criterion.
  const count = criteria.filter(({ joint }, index) => index === 0 || joint === 'OR').length;
  const conditions = criteria.reduce((sum, criterion) => sum + criterion.conditions.length, 0);
  if (count > MOST_CRITERIA) {
    problems.set('criteria', texts.problems.tooManyCriteria(count));
  } else if (conditions > MOST_CONDITIONS) {
    problems.set('criteria', texts.problems.tooManyConditions(conditions));
  }
}

function checkCondition(condition: Condition, index: number, place: number, problems: Map<string, string>): void {
  const name = condition.name.trim();
  const scope = condition.scope.trim();
  const tag = condition.tag.trim();
  if (condition.key === 'Name') {
    if (name === '') {
      problems.set(fieldOf(index, place, 'name'), texts.problems.noValue);
    } else if (!NAME.test(name)) {
      problems.set(fieldOf(index, place, 'name'), texts.problems.impossibleName(name));
    }
    return;
  }
  if (scope === '') {
    problems.set(fieldOf(index, place, 'scope'), texts.problems.noScope);
  } else if (!KEY.test(scope)) {
    problems.set(fieldOf(index, place, 'scope'), texts.problems.impossibleKey(scope));
  }
  if (!VALUE.test(tag)) {
    problems.set(fieldOf(index, place, 'tag'), texts.problems.impossibleValue(tag));
  }
}

function checkTogether(conditions: readonly Condition[], field: string, problems: Map<string, string>): void {
  const count = (member: Condition['member']) => conditions.filter((each) => each.member === member).length;
  const named = conditions.some((each) => each.member === 'Namespace' && each.key === 'Name');
  if (count('Service') > 0 && !(count('Service') === 1 && conditions.length === 2 && named)) {
    problems.set(field, texts.problems.service);
  } else if (Math.max(count('Namespace'), count('Pod')) > MOST_OF_ONE) {
    problems.set(field, texts.problems.tooManyOfOne);
  } else if (conditions.length > MOST_MIXED) {
    problems.set(field, texts.problems.tooManyMixed);
  }
}

function checkAddresses(addresses: readonly string[], uses: readonly Use[], problems: Map<string, string>): void {
  const wrong = addresses.filter((address) => !isAddress(address));
  const applied = uses.find(({ role }) => role === 'appliedTo');
  if (wrong.length > 0) {
    problems.set('addresses', texts.problems.notAddresses(wrong.slice(0, 3)));
  } else if (addresses.length > MOST_ADDRESSES) {
    problems.set('addresses', texts.problems.tooManyAddresses(addresses.length));
  } else if (addresses.length > 0 && applied) {
    const where = [applied.policy?.display_name, applied.rule?.display_name].filter(Boolean).join(' › ');
    problems.set('addresses', texts.problems.appliedTo(where));
  }
}
