import { describe, expect, test } from 'vitest';
import { ANY, CLUSTERS, type Doc, groupPath, policyPath, rulePath, servicePath } from './documents';
import { newPolicy, newRule, newSpan } from './rules';
import { catalogueOf } from './snapshot';
import { clustersOf, usesOf } from './uses';

const POLICY = policyPath('web');
const A = groupPath('a');
const HTTPS = servicePath('HTTPS');
const rule = {
  ...newRule(rulePath(POLICY, 'in'), 'in', 'in'),
  source_groups: [A],
  scope: [A],
  services: [HTTPS],
};
const both: Doc = {
  resource_type: 'Service',
  id: 'both',
  path: servicePath('both'),
  display_name: 'both',
  service_entries: [{ resource_type: 'NestedServiceServiceEntry', nested_service_path: HTTPS }],
};
const documents = [
  newPolicy(POLICY, 'web', 'web', 'Application'),
  rule,
  newSpan(`${POLICY}/container-cluster-span/alpha`, 'alpha', `${CLUSTERS}/alpha`),
  both,
];

describe('where something is used', () => {
  const uses = usesOf(catalogueOf(new Map(documents.map((doc) => [doc.path, doc]))));

  test('says by which rule, and as what', () => {
    expect(uses.get(A)?.map(({ role, rule: by }) => [role, by?.id])).toEqual([
      ['sources', 'in'],
      ['appliedTo', 'in'],
    ]);
  });

  test('counts services that contain a service', () => {
    expect(uses.get(HTTPS)?.map(({ role }) => role)).toEqual(['services', 'nested']);
  });

  test('leaves Any out', () => {
    expect(uses.has(ANY[0] ?? '')).toBe(false);
  });

  test('names each cluster of its policies once', () => {
    expect(clustersOf(uses.get(A) ?? [])).toEqual([`${CLUSTERS}/alpha`]);
  });
});
