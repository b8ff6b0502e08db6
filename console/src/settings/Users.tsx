import { Alert, Button, FormSelect, FormSelectOption } from '@patternfly/react-core';
import PlusIcon from '@patternfly/react-icons/dist/esm/icons/plus-icon';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Refusal } from '../api/client';
import type { Account, Binding, Role } from '../api/settings';
import { FIRST_ACCOUNT, user } from '../live/queries';
import { Asking, Nothing } from '../parts/states';
import { texts } from '../texts/settings';
import { AccountDialog, type AccountQuestion } from './AccountDialog';
import { AccountMenu } from './AccountMenu';
import { accounts, bindings, giveRole, isAdministrator, roles, setRole } from './queries';
import { RoleTable } from './RoleTable';
import styles from './Settings.module.css';

/** Who can log in, with which role, and what roles may do. */
export function Users() {
  const who = useQuery(user).data;
  const list = useQuery(accounts);
  const bound = useQuery(bindings);
  const known = useQuery(roles);
  const [question, setQuestion] = useState<AccountQuestion>();
  const readOnly = who && isAdministrator(who) ? '' : texts.onlyAdmins;
  if (list.error instanceof Refusal && list.error.status === 403) {
    return (
      <div className="tw-card">
        <Nothing title={texts.users.hidden}>{texts.users.hiddenBody}</Nothing>
      </div>
    );
  }
  return (
    <>
      <section className={`tw-card ${styles.section}`} aria-labelledby="accounts">
        <div className={`tw-row ${styles.head}`}>
          <h2 id="accounts">{texts.users.title}</h2>
          <span className="tw-spring" />
          <Button
            variant="secondary"
            icon={<PlusIcon />}
            isAriaDisabled={readOnly !== ''}
            title={readOnly}
            onClick={() => setQuestion({ kind: 'new' })}
          >
            {texts.users.add}
          </Button>
        </div>
        <Asking what={texts.users.title} query={list}>
          <table className={styles.table} aria-labelledby="accounts">
            <thead>
              <tr>
                <th scope="col">{texts.users.name}</th>
                <th scope="col">{texts.users.fullName}</th>
                <th scope="col">{texts.users.role}</th>
                <th scope="col">{texts.users.status}</th>
                <th scope="col">{texts.users.password}</th>
                <th scope="col">
                  <span className="tw-said">{texts.guardrails.actions}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {list.data?.map((account) => (
                <tr key={account.userid}>
                  <th scope="row">
                    {account.username}{' '}
                    {account.username === who?.user_name && <span className="tw-quiet">({texts.users.you})</span>}
                  </th>
                  <td>{account.full_name}</td>
                  <td>
                    <RoleChoice
                      account={account}
                      binding={bound.data?.find(({ name, type }) => name === account.username && type === 'local_user')}
                      roles={known.data ?? []}
                      waiting={bound.data === undefined || known.data === undefined}
                      readOnly={account.username === who?.user_name ? texts.users.yourself : readOnly}
                    />
                  </td>
                  <td className={account.status === 'ACTIVE' ? '' : 'tw-warning'}>
                    {account.status === 'ACTIVE' ? texts.users.active : texts.users.inactive}
                  </td>
                  <td className="tw-quiet">
                    {account.status === 'ACTIVE' ? texts.users.passwordAge(account.last_password_change) : '–'}
                  </td>
                  <td className={styles.actions}>
                    <AccountMenu
                      account={account}
                      own={account.username === who?.user_name}
                      first={account.username === FIRST_ACCOUNT}
                      readOnly={readOnly}
                      onAsk={setQuestion}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Asking>
      </section>
      <RoleTable query={known} />
      {question && (
        <AccountDialog question={question} roles={known.data ?? []} onClose={() => setQuestion(undefined)} />
      )}
    </>
  );
}

interface RoleProps {
  readonly account: Account;
  readonly binding: Binding | undefined;
  readonly roles: readonly Role[];
  readonly waiting: boolean;
  readonly readOnly: string;
}

function RoleChoice({ account, binding, roles: known, waiting, readOnly }: RoleProps) {
  const setting = useMutation({
    mutationFn: (role: string) => (binding ? setRole(binding, role) : giveRole(account.username, role)),
  });
  if (account.username === FIRST_ACCOUNT) {
    return (
      <span title={texts.users.always}>
        {known.find(({ role }) => role === 'enterprise_admin')?.role_display_name}{' '}
        <span className="tw-said">{texts.users.always}</span>
      </span>
    );
  }
  if (waiting) {
    return null;
  }
  return (
    <>
      <FormSelect
        className={styles.role ?? ''}
        aria-label={texts.users.roleOf(account.username)}
        value={binding?.roles[0]?.role ?? ''}
        isDisabled={readOnly !== '' || setting.isPending}
        title={readOnly}
        onChange={(_, role) => setting.mutate(role)}
      >
        {!binding && <FormSelectOption value="" label={texts.users.noRole} isDisabled />}
        {known.map(({ role, role_display_name }) => (
          <FormSelectOption key={role} value={role} label={role_display_name} />
        ))}
      </FormSelect>
      {setting.isError && (
        <Alert component="p" isInline isPlain variant="danger" title={texts.failed}>
          {setting.error.message}
        </Alert>
      )}
    </>
  );
}
