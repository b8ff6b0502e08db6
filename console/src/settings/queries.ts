import { queryOptions } from '@tanstack/react-query';
import { get, post, put, remove } from '../api/client';
import { POLICY, TIERWALL } from '../api/paths';
import type { Account, Backup, Binding, Guardrail, GuardrailBody, Role, Waiver } from '../api/settings';
import { all, queryClient, type User } from '../live/queries';

const USERS = '/api/v1/node/users';
const BINDINGS = `${POLICY}/aaa/role-bindings`;
const BACKUPS = `${TIERWALL}/backups`;
const GUARDRAILS = `${TIERWALL}/guardrails`;
const PAGE = 'page_size=1000';

export const accounts = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => all<Account>(`${USERS}?${PAGE}`, signal),
});

export const bindings = queryOptions({
  queryKey: ['bindings'],
  queryFn: ({ signal }) => all<Binding>(`${BINDINGS}?${PAGE}`, signal),
});

export const roles = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => all<Role>(`${POLICY}/aaa/roles-with-feature-permissions?${PAGE}`, signal),
});

export const guardrails = queryOptions({
  queryKey: ['guardrails'],
  queryFn: ({ signal }) => all<Guardrail>(`${GUARDRAILS}?${PAGE}`, signal),
});

export const waivers = queryOptions({
  queryKey: ['waivers'],
  queryFn: ({ signal }) => all<Waiver>(`${TIERWALL}/guardrail-waivers?${PAGE}`, signal),
});

export const backups = queryOptions({
  queryKey: ['backups'],
  queryFn: async ({ signal }) => (await get<{ results: readonly Backup[] }>(BACKUPS, signal)).results,
});

/** Whether somebody may change accounts and roles, and take backups away; only enterprise administrators may. */
export function isAdministrator(who: User): boolean {
  return who.roles.some(({ role }) => role === 'enterprise_admin');
}

async function accountsChanged<T>(done: Promise<T>): Promise<T> {
  const answer = await done;
  await Promise.all([accounts, bindings].map(({ queryKey }) => queryClient.invalidateQueries({ queryKey })));
  return answer;
}

export interface NewAccount {
  readonly username: string;
  readonly full_name: string;
  readonly password: string;
  readonly role: string;
}

/** The account, and then its role: it comes as an auditor. */
export async function createAccount({ role, password, ...account }: NewAccount): Promise<void> {
  const body = password === '' ? account : { ...account, password };
  await accountsChanged(post(`${USERS}?action=create_user`, body));
  const binding = (await queryClient.fetchQuery({ ...bindings, staleTime: 0 })).find(
    ({ name, type }) => name === account.username && type === 'local_user',
  );
  if (binding && role !== binding.roles[0]?.role) {
    await setRole(binding, role);
  }
}

export function setRole({ id, name, type, _revision }: Binding, role: string): Promise<unknown> {
  return accountsChanged(put(`${BINDINGS}/${id}`, { name, type, roles: [{ role }], _revision }));
}

/** An account whose binding was deleted may do nothing, until it has one again. */
export function giveRole(name: string, role: string): Promise<unknown> {
  return accountsChanged(post(BINDINGS, { name, type: 'local_user', roles: [{ role }] }));
}

export type AccountAction = 'activate' | 'deactivate' | 'reset_password';

export function act(userid: number, action: AccountAction, password: string): Promise<unknown> {
  return accountsChanged(post(`${USERS}/${userid}?action=${action}`, password === '' ? undefined : { password }));
}

export function changeOwnPassword(old: string, password: string): Promise<unknown> {
  return post(`${USERS}?action=reset_own_password`, { old_password: old, password });
}

export function removeAccount(userid: number): Promise<unknown> {
  return accountsChanged(remove(`${USERS}/${userid}`));
}

export async function saveGuardrail(id: string, body: GuardrailBody): Promise<void> {
  await put(`${GUARDRAILS}/${encodeURIComponent(id)}`, body);
  await queryClient.invalidateQueries({ queryKey: guardrails.queryKey });
}

export async function removeGuardrail(id: string): Promise<void> {
  await remove(`${GUARDRAILS}/${encodeURIComponent(id)}`);
  await queryClient.invalidateQueries({ queryKey: guardrails.queryKey });
}

/** Where the file of a backup is. */
export function fileOf({ id }: Backup): string {
  return `${BACKUPS}/${id}`;
}

export async function makeBackup(): Promise<void> {
  await post(BACKUPS, undefined);
  await queryClient.invalidateQueries({ queryKey: backups.queryKey });
}

export async function removeBackup(backup: Backup): Promise<void> {
  await remove(fileOf(backup));
  await queryClient.invalidateQueries({ queryKey: backups.queryKey });
}
