import { FormGroup, FormSelect, FormSelectOption, TextInput } from '@patternfly/react-core';
import { useState } from 'react';
import type { Account, Role } from '../api/settings';
import { texts } from '../texts/settings';
import { Dialog } from './Dialog';
import { isLongEnough, PasswordField } from './PasswordField';
import { act, createAccount, removeAccount } from './queries';

/** What is asked before an account changes. */
export type AccountQuestion =
  | { readonly kind: 'new' }
  | { readonly kind: 'password' | 'activate' | 'deactivate' | 'remove'; readonly account: Account };

interface Props {
  readonly question: AccountQuestion;
  readonly roles: readonly Role[];
  readonly onClose: () => void;
}

export function AccountDialog({ question, roles, onClose }: Props) {
  const words = texts.users;
  if (question.kind === 'new') {
    return <NewAccount roles={roles} onClose={onClose} />;
  }
  const { userid, username } = question.account;
  switch (question.kind) {
    case 'remove':
      return (
        <Dialog
          title={words.removeTitle(username)}
          body={words.removeBody}
          word={words.remove}
          danger
          send={() => removeAccount(userid)}
          onClose={onClose}
        />
      );
    case 'deactivate':
      return (
        <Dialog
          title={`${words.deactivate}: ${username}`}
          body={words.sessionsEnd}
          word={words.deactivate}
          danger
          send={() => act(userid, 'deactivate', '')}
          onClose={onClose}
        />
      );
    default:
      return <NewPassword account={question.account} activate={question.kind === 'activate'} onClose={onClose} />;
  }
}

function NewPassword({ account, activate, onClose }: { account: Account; activate: boolean; onClose: () => void }) {
  const [password, setPassword] = useState('');
  return (
    <Dialog
      title={texts.users.passwordTitle(account.username)}
      body={texts.users.sessionsEnd}
      valid={isLongEnough(password)}
      send={() => act(account.userid, activate ? 'activate' : 'reset_password', password)}
      onClose={onClose}
    >
      <PasswordField value={password} onChange={setPassword} required />
    </Dialog>
  );
}

function NewAccount({ roles, onClose }: Pick<Props, 'roles' | 'onClose'>) {
  const [account, setAccount] = useState({ username: '', full_name: '', password: '', role: 'auditor' });
  const { username, full_name, password, role } = account;
  const valid = username.trim() !== '' && (password === '' || isLongEnough(password));
  return (
    <Dialog title={texts.users.add} valid={valid} send={() => createAccount(account)} onClose={onClose}>
      <FormGroup label={texts.users.name} fieldId="account-name" isRequired>
        <TextInput
          id="account-name"
          value={username}
          autoComplete="off"
          isRequired
          onChange={(_, value) => setAccount({ ...account, username: value })}
        />
      </FormGroup>
      <FormGroup label={texts.users.fullName} fieldId="account-full-name">
        <TextInput
          id="account-full-name"
          value={full_name}
          autoComplete="off"
          onChange={(_, value) => setAccount({ ...account, full_name: value })}
        />
      </FormGroup>
      <FormGroup label={texts.users.role} fieldId="account-role">
        <FormSelect id="account-role" value={role} onChange={(_, value) => setAccount({ ...account, role: value })}>
          {roles.map((each) => (
            <FormSelectOption key={each.role} value={each.role} label={each.role_display_name} />
          ))}
        </FormSelect>
      </FormGroup>
      <PasswordField
        value={password}
        onChange={(value) => setAccount({ ...account, password: value })}
        required={false}
      />
    </Dialog>
  );
}
