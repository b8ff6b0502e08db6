import { isAny, type PolicyDoc, type RuleDoc, type ServiceDoc } from './documents';
import { type Catalogue, policyTrees } from './snapshot';

export type Role = 'sources' | 'destinations' | 'services' | 'appliedTo' | 'nested';

/** Where a group or a service is named. */
export interface Use {
  readonly role: Role;
  readonly policy?: PolicyDoc;
  /** Undefined where the policy itself names it. */
  readonly rule?: RuleDoc;
  /** The service that contains it. */
  readonly service?: ServiceDoc;
  /** The clusters that the policy spans. */
  readonly clusters: readonly string[];
}

/** By the paths of groups and services. */
export type Uses = ReadonlyMap<string, readonly Use[]>;

/** For each group and service what names it, in the order in which packets meet it. */
export function usesOf(catalogue: Catalogue): Uses {
  const uses = new Map<string, Use[]>();
  const note = (paths: readonly string[], use: Use) => {
    if (!isAny(paths)) {
      for (const path of paths) {
        const known = uses.get(path);
        if (known) {
          known.push(use);
        } else {
          uses.set(path, [use]);
        }
      }
    }
  };
  for (const { policy, rules, spans } of policyTrees(catalogue)) {
    const clusters = spans.map((span) => span.container_cluster_path);
    note(policy.scope, { role: 'appliedTo', policy, clusters });
    for (const rule of rules) {
      note(rule.source_groups, { role: 'sources', policy, rule, clusters });
      note(rule.destination_groups, { role: 'destinations', policy, rule, clusters });
      note(rule.services, { role: 'services', policy, rule, clusters });
      note(rule.scope, { role: 'appliedTo', policy, rule, clusters });
    }
  }
  for (const service of catalogue.services) {
    for (const entry of service.service_entries ?? []) {
      if (typeof entry.nested_service_path === 'string') {
        note([entry.nested_service_path], { role: 'nested', service, clusters: [] });
      }
    }
  }
  return uses;
}

/** The clusters in which somebody computes who is in it. */
export function clustersOf(uses: readonly Use[]): string[] {
  return [...new Set(uses.flatMap((use) => use.clusters))].sort();
}
