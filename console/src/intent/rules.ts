import { ANY, type Direction, type Doc, type GroupDoc, isAny, type PolicyDoc, type RuleDoc } from './documents';

/** Which way a rule filters, and whether people can choose it: sources mean In, destinations mean Out. */
export interface DirectionChoice {
  readonly direction: Direction;
  readonly derivedFrom: 'sources' | 'destinations' | undefined;
}

export function directionOf(rule: RuleDoc): DirectionChoice {
  if (!isAny(rule.source_groups)) {
    return { direction: 'IN', derivedFrom: 'sources' };
  }
  if (!isAny(rule.destination_groups)) {
    return { direction: 'OUT', derivedFrom: 'destinations' };
  }
  return { direction: rule.direction, derivedFrom: undefined };
}

export type Side = 'source_groups' | 'destination_groups';

/** The side that a rule cannot have, because it has the other one. */
export function inapplicable(rule: RuleDoc): Side | undefined {
  if (!isAny(rule.source_groups)) {
    return 'destination_groups';
  }
  return isAny(rule.destination_groups) ? undefined : 'source_groups';
}

/** The rule with other groups at one side; the direction follows, and is open again when both sides are Any. */
export function withPeers(rule: RuleDoc, side: Side, groups: readonly string[]): RuleDoc {
  const next = { ...rule, [side]: groups.length === 0 ? ANY : groups };
  const wasDerived = directionOf(rule).derivedFrom !== undefined;
  const now = directionOf(next);
  if (now.derivedFrom) {
    return { ...next, direction: now.direction };
  }
  return wasDerived ? { ...next, direction: 'IN_OUT' } : next;
}

/** Whether the groups of the policy take precedence over what a rule says it is applied to. */
export function appliedByPolicy(policy: PolicyDoc): boolean {
  return !isAny(policy.scope);
}

/** Whether a group lists addresses: it has no pods, so nothing can be applied to it. */
export function hasAddresses(group: GroupDoc): boolean {
  return (group.expression ?? []).some((part) => part.resource_type === 'IPAddressExpression');
}

export function newPolicy(path: string, id: string, name: string, category: PolicyDoc['category']): PolicyDoc {
  return {
    resource_type: 'SecurityPolicy',
    id,
    path,
    display_name: name,
    category,
    sequence_number: 0,
    scope: ANY,
    locked: false,
    comments: '',
  };
}

export function newRule(path: string, id: string, name: string): RuleDoc {
  return {
    resource_type: 'Rule',
    id,
    path,
    display_name: name,
    sequence_number: 0,
    source_groups: ANY,
    destination_groups: ANY,
    services: ANY,
    scope: ANY,
    action: 'ALLOW',
    direction: 'IN_OUT',
    logged: false,
    disabled: false,
    notes: '',
  };
}

export function newSpan(path: string, id: string, cluster: string): Doc {
  return {
    resource_type: 'SecurityPolicyContainerCluster',
    id,
    path,
    display_name: id,
    container_cluster_path: cluster,
  };
}

const WORDS: Readonly<Record<string, string>> = {
  EQUALS: 'is',
  NOTEQUALS: 'is not',
  IN: 'is one of',
  NOTIN: 'is none of',
  CONTAINS: 'contains',
  STARTSWITH: 'begins with',
  EXISTS: 'exists',
  NOTEXISTS: 'does not exist',
};

/** A group's criteria in a sentence. */
export function describeGroup(group: GroupDoc): string {
  return (group.expression ?? []).map(describePart).join(' ') || 'nothing';
}

function describePart(part: NonNullable<GroupDoc['expression']>[number]): string {
  switch (part.resource_type) {
    case 'Condition': {
      const [scope, tag] = (part.value ?? '').split('|');
      const value = part.key === 'Tag' && tag !== undefined ? `${scope} = ${tag}` : (part.value ?? '');
      const key = part.key === 'Tag' ? 'label' : 'name';
      return `${part.member_type} ${key} ${WORDS[part.operator ?? ''] ?? part.operator} ${value}`;
    }
    case 'ConjunctionOperator':
      return part.conjunction_operator === 'AND' ? 'and' : 'or';
    case 'NestedExpression':
      return `(${(part.expressions ?? []).map(describePart).join(' ')})`;
    case 'IPAddressExpression':
      return (part.ip_addresses ?? []).join(', ');
    default:
      return part.resource_type;
  }
}

/** What a rule is about besides groups, as words: services by name and ports. */
export function describePorts(rule: RuleDoc): string[] {
  return (rule.service_entries ?? []).map(
    (entry) => `${entry.l4_protocol ?? ''} ${(entry.destination_ports ?? []).join(', ') || 'any port'}`,
  );
}
