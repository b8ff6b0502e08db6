import type { InventoryList, Item } from '../live/inventory';
import type { texts } from '../texts/cluster';

export type Column = keyof typeof texts.columns;

const COLUMNS: Readonly<Record<InventoryList, readonly Column[]>> = {
  namespaces: ['name', 'labels'],
  pods: ['name', 'namespace', 'node', 'phase', 'addresses', 'ports', 'account', 'labels'],
  nodes: ['name', 'ready', 'addresses', 'labels'],
  services: ['name', 'namespace', 'type', 'addresses', 'ports', 'selector', 'labels'],
  policies: ['name', 'owner', 'kind', 'namespace', 'tier', 'priority', 'yaml'],
  tiers: ['name', 'owner', 'priority', 'yaml'],
  groups: ['name', 'owner', 'kind', 'namespace', 'yaml'],
};

export function columnsOf(list: InventoryList): readonly Column[] {
  return COLUMNS[list];
}

/** Only these does the manager keep whole. */
export function hasYaml(list: InventoryList): boolean {
  return COLUMNS[list].includes('yaml');
}

/** What the address bar says of an object. No part of a Kubernetes name has a slash. */
export function keyOf(item: Pick<Item, 'kind' | 'namespace' | 'name'>): string {
  return `${item.kind}/${item.namespace ?? ''}/${item.name}`;
}

export function fromKey(key: string): Pick<Item, 'kind' | 'namespace' | 'name'> | undefined {
  const [kind = '', namespace = '', name = '', ...more] = key.split('/');
  return kind === '' || name === '' || more.length > 0 ? undefined : { kind, namespace, name };
}

/** Where the focus goes back to when the YAML is closed. */
export function yamlButtonId(key: string): string {
  return `yaml-${key}`;
}
