import { describe, expect, it } from 'vitest';
import { byRule } from './unused';

const finding = (rule: string) => ({
  kind: 'NEVER_HIT',
  severity: 'LOW',
  sentence: '',
  because: [],
  rules: [{ policy_name: 'p', rule, rule_name: rule, tier: '', action: 'ALLOW' }],
});

describe('unused rules', () => {
  it('are listed once, those that are used nowhere first', () => {
    const rules = byRule(
      [
        { cluster: 'alpha', asOf: '', findings: [finding('some'), finding('never')] },
        { cluster: 'beta', asOf: '', findings: [finding('never')] },
      ],
      () => 2,
    );
    expect(rules.map(({ rule, clusters }) => [rule.rule, clusters])).toEqual([
      ['never', ['alpha', 'beta']],
      ['some', ['alpha']],
    ]);
  });
});
