/** The objects that people write, as NSX's API says them. What the console does not know of an object it keeps as it is. */
export interface Doc {
  readonly resource_type: string;
  readonly id: string;
  readonly path: string;
  readonly display_name: string;
  readonly _revision?: number;
  readonly _system_owned?: boolean;
  readonly _last_modified_user?: string;
  readonly _last_modified_time?: number;
  readonly [field: string]: unknown;
}

export type Category = 'Emergency' | 'Infrastructure' | 'Environment' | 'Application';

/** In order of precedence. */
export const CATEGORIES: readonly Category[] = ['Emergency', 'Infrastructure', 'Environment', 'Application'];

export interface PolicyDoc extends Doc {
  readonly category: Category;
  readonly sequence_number: number;
  readonly scope: readonly string[];
  readonly locked?: boolean;
  readonly lock_modified_by?: string;
  readonly comments?: string;
  readonly is_default?: boolean;
}

export type Action = 'ALLOW' | 'DROP' | 'REJECT';
export type Direction = 'IN' | 'OUT' | 'IN_OUT';

export interface RuleDoc extends Doc {
  readonly sequence_number: number;
  readonly rule_id?: number;
  readonly source_groups: readonly string[];
  readonly destination_groups: readonly string[];
  readonly services: readonly string[];
  readonly service_entries?: readonly ServiceEntry[];
  readonly scope: readonly string[];
  readonly action: Action;
  readonly direction: Direction;
  readonly logged?: boolean;
  readonly disabled?: boolean;
  readonly notes?: string;
}

export interface ServiceEntry {
  readonly resource_type: string;
  readonly l4_protocol?: 'TCP' | 'UDP';
  readonly destination_ports?: readonly string[];
  readonly [field: string]: unknown;
}

/** That a policy is enforced in a cluster. */
export interface SpanDoc extends Doc {
  readonly container_cluster_path: string;
}

export interface GroupDoc extends Doc {
  readonly expression?: readonly Expression[];
  readonly group_type?: readonly string[];
}

export interface Expression {
  readonly resource_type: string;
  readonly member_type?: string;
  readonly key?: string;
  readonly operator?: string;
  readonly value?: string;
  readonly ip_addresses?: readonly string[];
  readonly conjunction_operator?: 'AND' | 'OR';
  readonly expressions?: readonly Expression[];
  readonly [field: string]: unknown;
}

export interface ServiceDoc extends Doc {
  readonly service_entries?: readonly ServiceEntry[];
  readonly is_default?: boolean;
}

export const ANY: readonly string[] = ['ANY'];
export const DOMAIN = '/infra/domains/default';
export const CLUSTERS = '/infra/sites/default/enforcement-points/default/cluster-control-planes';

export function isAny(paths: readonly string[] | undefined): boolean {
  return paths === undefined || paths.length === 0 || paths.includes('ANY');
}

export function policyPath(id: string): string {
  return `${DOMAIN}/security-policies/${id}`;
}

export function rulePath(policy: string, id: string): string {
  return `${policy}/rules/${id}`;
}

export function spanPath(policy: string, cluster: string): string {
  return `${policy}/container-cluster-span/${cluster}`;
}

export function groupPath(id: string): string {
  return `${DOMAIN}/groups/${id}`;
}

export function servicePath(id: string): string {
  return `/infra/services/${id}`;
}

export function clusterPath(id: string): string {
  return `${CLUSTERS}/${id}`;
}

/** The last part of a path, which is the id of what it names. */
export function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The policy that a rule or a span belongs to; a policy belongs to itself. */
export function policyOf(path: string): string {
  const [, policy = ''] = /^(\/infra\/domains\/[^/]+\/security-policies\/[^/]+)/.exec(path) ?? [];
  return policy;
}

export type Kind = 'policy' | 'rule' | 'span' | 'group' | 'service' | 'other';

const KINDS: Readonly<Record<string, Kind>> = {
  SecurityPolicy: 'policy',
  Rule: 'rule',
  SecurityPolicyContainerCluster: 'span',
  Group: 'group',
  Service: 'service',
};

export function kindOf(doc: Doc): Kind {
  return KINDS[doc.resource_type] ?? 'other';
}

/** An id that nobody has yet, from the name that people read. */
export function newId(name: string, taken: (id: string) => boolean): string {
  const plain =
    name
      .toLowerCase()
      .replace(/[^a-z0-9._-]+/g, '-')
      .replace(/^[^a-z0-9]+|-+$/g, '')
      .slice(0, 60) || 'new';
  let id = plain;
  for (let next = 2; taken(id); next++) {
    id = `${plain}-${next}`;
  }
  return id;
}
