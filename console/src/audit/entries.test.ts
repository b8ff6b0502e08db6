import { describe, expect, test } from 'vitest';
import { mayAudit, questionOf } from './entries';

const NOW = Date.parse('2026-01-02T12:00:00Z');
const ALL = { user: '', path: '', period: '', failed: false };

function withRole(role: string) {
  return { user_name: 'ann', roles: [{ role, permissions: [] }] };
}

describe('the audit', () => {
  test('is asked for whole where no filter is set', () => {
    expect(questionOf(ALL, NOW)).toEqual({ page_size: '200' });
  });

  test('is asked for what the filter says', () => {
    expect(questionOf({ user: 'ann', path: '/policy', period: 'day', failed: true }, NOW)).toEqual({
      page_size: '200',
      user: 'ann',
      path: '/policy',
      since: '2026-01-01T12:00:00.000Z',
      failed: 'true',
    });
  });

  test('does not mind a period in the address bar that there is not', () => {
    expect(questionOf({ ...ALL, period: 'toString' }, NOW)).not.toHaveProperty('since');
  });

  test('is for auditors and administrators', () => {
    expect(
      ['enterprise_admin', 'auditor', 'security_engineer', 'network_op'].filter((role) => mayAudit(withRole(role))),
    ).toEqual(['enterprise_admin', 'auditor']);
  });
});
