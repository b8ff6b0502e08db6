import { describe, expect, test } from 'vitest';
import type { ClusterPlan, Opening, Plan, RuleFinding, WriteOrder } from '../api/tierwall';
import { findingsOf, onTheWay, touchedBy, uncertainties } from './review';

const NONE = { brought: [], brought_count: 0, ended: [], ended_count: 0 };
const SAFE: WriteOrder = { state: 'SAFE', objects: 2, openings: [], opening_count: 0 };
const OPENING: Opening = {
  object: 'ClusterGroup/web',
  policies: [{ policy: '/p', policy_name: 'shop' }],
  policy_count: 1,
  reason: 'No order does it.',
};

function finding(sentence: string, severity: RuleFinding['severity']): RuleFinding {
  return { kind: 'SHADOWED', severity, sentence, rules: [], because: [] };
}

function plan(...clusters: Partial<ClusterPlan>[]): Plan {
  return {
    clusters: clusters.map((each, index) => ({ cluster: `c${index}`, findings: NONE, ...each })),
  } as unknown as Plan;
}

describe('the findings of a publish', () => {
  test('are told once for all clusters, those that matter most first', () => {
    const [low, high] = [finding('Low.', 'LOW'), finding('High.', 'HIGH')];
    const both = plan(
      { findings: { ...NONE, brought: [low], brought_count: 1 } },
      { findings: { ...NONE, brought: [high, low], brought_count: 2 } },
    );
    expect(findingsOf(both, 'brought')).toEqual({
      told: [
        { finding: high, clusters: ['c1'] },
        { finding: low, clusters: ['c0', 'c1'] },
      ],
      beyond: 0,
    });
    expect(findingsOf(both, 'ended')).toEqual({ told: [], beyond: 0 });
  });

  test('that are not listed are counted', () => {
    const many = plan({ findings: { ...NONE, ended: [finding('Low.', 'LOW')], ended_count: 4 } });
    expect(findingsOf(many, 'ended').beyond).toBe(3);
  });
});

describe('what opens on the way', () => {
  test('is nothing when every cluster can be written in a safe order', () => {
    expect(onTheWay(plan({ order: SAFE }, { order: SAFE }))).toEqual({
      openings: [],
      beyond: 0,
      unknown: [],
      safe: true,
      checked: ['c0', 'c1'],
      objects: 4,
    });
  });

  test('is told once with the clusters, and what is not listed is counted', () => {
    const opens: WriteOrder = { state: 'OPENS', openings: [OPENING], opening_count: 2 };
    expect(onTheWay(plan({ order: opens }, { order: SAFE }, { order: opens }))).toEqual({
      openings: [{ opening: OPENING, clusters: ['c0', 'c2'] }],
      beyond: 2,
      unknown: [],
      safe: false,
      checked: ['c0', 'c1', 'c2'],
      objects: undefined,
    });
  });

  test('is not said to be nothing where a cluster is silent', () => {
    const silent: WriteOrder = { state: 'UNKNOWN', openings: [], opening_count: 0 };
    expect(onTheWay(plan({ order: SAFE }, { order: silent }))).toMatchObject({
      unknown: ['c1'],
      safe: false,
      checked: ['c0'],
    });
  });

  test('is no question where no cluster is concerned, or the change is one of the past', () => {
    expect(onTheWay(plan())).toBeUndefined();
    expect(onTheWay(plan({}))).toBeUndefined();
  });
});

describe('the clusters that a publish writes to', () => {
  test('are those with something to write, and those of which it is not known', () => {
    const silent: WriteOrder = { state: 'UNKNOWN', openings: [], opening_count: 0 };
    expect(touchedBy(plan({ order: SAFE }, { order: { ...SAFE, objects: 0 } }, { order: silent }, {}))).toEqual([
      { cluster: 'c0', objects: 2 },
      { cluster: 'c2', objects: undefined },
    ]);
  });
});

describe('what is uncertain', () => {
  test('is named by cluster, each kind once', () => {
    const gap = (kind: string) => ({ kind, since: '', reason: '' });
    expect(uncertainties(plan({ unknown: [] }, { unknown: [gap('pods'), gap('pods'), gap('nodes')] }))).toEqual([
      { cluster: 'c1', kinds: ['pods', 'nodes'] },
    ]);
  });
});
