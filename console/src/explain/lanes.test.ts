import { describe, expect, it } from 'vitest';
import type { ExplainedSide, PassedOver, Reason } from '../api/explain';
import type { RuleName } from '../api/tierwall';
import { lanesOf } from './lanes';

const rule = (name: string, category: string | undefined, tier = ''): RuleName => ({
  policy_name: 'p',
  rule_name: name,
  tier,
  action: 'DROP',
  ...(category ? { category } : {}),
});
const passed = (name: string, category: string | undefined, reason: Reason, tier = ''): PassedOver => ({
  rule: rule(name, category, tier),
  reason,
  detail: '',
});
const side = (passed_over: PassedOver[], decided_by?: RuleName): ExplainedSide => ({
  evaluated: true,
  passed_over,
  counts: {},
  folded: 0,
  note: '',
  ...(decided_by ? { decided_by } : {}),
});
const nothing = side([]);

describe('the lanes of a walk', () => {
  it('are the categories in order of precedence, then what comes after them', () => {
    expect(lanesOf(nothing, nothing).map(({ name }) => name)).toEqual([
      'Emergency',
      'Infrastructure',
      'Environment',
      'Application',
      'after',
    ]);
  });

  it('fold rules that have nothing to do with this end', () => {
    const walk = side([passed('other', 'Emergency', 'APPLIED_TO'), passed('near', 'Emergency', 'PEER')]);
    const [emergency] = lanesOf(walk, nothing);
    expect(emergency?.egress.apart).toHaveLength(1);
    expect(emergency?.egress.before.map((each) => each.rule.rule_name)).toEqual(['near']);
  });

  it('end where a rule decides: what is later was not asked', () => {
    const walk = side([passed('late', 'Application', 'LATER')], rule('deciding', 'Environment'));
    const [emergency, , environment, application, after] = lanesOf(nothing, walk);
    expect(emergency?.ingress.reached).toBe(true);
    expect(environment?.ingress).toMatchObject({ reached: true, decides: { rule_name: 'deciding' } });
    expect(application?.ingress).toMatchObject({ reached: false, later: [{ reason: 'LATER' }] });
    expect(after?.ingress.reached).toBe(false);
    expect(after?.egress.reached).toBe(true);
  });

  it('have tiers that others made where packets meet them', () => {
    const walk = side([passed('theirs', undefined, 'PEER', 'securityops'), passed('mine', 'Environment', 'PEER')]);
    const names = lanesOf(walk, nothing).map(({ name }) => name);
    expect(names.indexOf('securityops')).toBe(names.indexOf('Environment') - 1);
  });

  it('keep Kubernetes’ policies and the baseline for the end', () => {
    const walk = side([passed('np', undefined, 'PEER', 'Kubernetes'), passed('base', undefined, 'PEER', 'baseline')]);
    const lanes = lanesOf(walk, nothing);
    expect(lanes).toHaveLength(5);
    expect(lanes.at(-1)?.egress.before).toHaveLength(2);
  });

  it('are reached by nobody at an end where no rule was asked', () => {
    const walk = { ...nothing, evaluated: false };
    expect(lanesOf(walk, nothing).every(({ egress }) => !egress.reached)).toBe(true);
  });
});
