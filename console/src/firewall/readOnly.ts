import type { PolicyDoc } from '../intent/documents';
import { may, type User } from '../live/queries';
import { texts } from '../texts/firewall';

/** Why somebody cannot change a policy and its rules, in words; empty when they can. The manager holds the same. */
export function whyReadOnly(user: User | undefined, policy: PolicyDoc): string {
  if (!user || !may(user)) {
    return texts.policy.noPermission;
  }
  const admin = user.roles.some(({ role }) => role === 'enterprise_admin');
  const owner = policy.lock_modified_by ?? '';
  return policy.locked && owner !== '' && owner !== user.user_name && !admin ? texts.policy.readOnly(owner) : '';
}
