import { describe, expect, test } from 'vitest';
import type { ClusterPlan, Plan, TrafficChange } from '../api/tierwall';
import { flowsOf } from './flows';

function traffic(from: string, rule: string): TrafficChange {
  const name = { policy_name: 'shop', rule_name: rule, rule, tier: '', action: 'ALLOW' };
  return { sources: [from], destinations: ['db'], traffic: 'TCP 80', denied_by: name, allowed_by: [name] };
}

function plan(...clusters: readonly Partial<ClusterPlan>[]): Plan {
  return {
    clusters: clusters.map((each, index) => ({ cluster: `c${index}`, lost: [], gained: [], lost_hits: [], ...each })),
  } as unknown as Plan;
}

describe('flows', () => {
  test('are told once for all clusters, lost before gained, the most used first', () => {
    const flows = flowsOf(
      plan(
        { gained: [traffic('x', 'g')], lost: [traffic('rare', 'r')], lost_hits: [{ rule: 'r', sessions: 3 }] },
        {
          lost: [traffic('rare', 'r'), traffic('often', 'o')],
          lost_hits: [
            { rule: 'r', sessions: 4, last_hit: '2026-01-02' },
            { rule: 'o', sessions: 90 },
          ],
        },
      ),
    );
    expect(flows.map(({ change, clusters, sessions }) => [change.sources[0], clusters, sessions])).toEqual([
      ['often', ['c1'], 90],
      ['rare', ['c0', 'c1'], 7],
      ['x', ['c0'], undefined],
    ]);
    expect(flows[1]?.lastHit).toBe('2026-01-02');
  });

  test('of which nothing was counted are not said to be unused', () => {
    expect(flowsOf(plan({ lost: [traffic('x', 'r')] }))[0]?.sessions).toBeUndefined();
  });
});
