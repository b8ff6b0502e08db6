import { FormGroup, TextInput } from '@patternfly/react-core';
import { useState } from 'react';
import { login } from '../api/client';
import { texts } from '../texts/settings';
import { Dialog } from './Dialog';
import { isLongEnough, PasswordField } from './PasswordField';
import { changeOwnPassword } from './queries';

interface Props {
  readonly user: string;
  readonly onClose: () => void;
}

/** Changes the password of who is logged in. All their sessions end with the old one, so this one begins anew. */
export default function OwnPasswordDialog({ user, onClose }: Props) {
  const [old, setOld] = useState('');
  const [password, setPassword] = useState('');
  return (
    <Dialog
      title={texts.own.title}
      body={texts.own.body}
      valid={old !== '' && isLongEnough(password)}
      send={async () => {
        await changeOwnPassword(old, password);
        await login(user, password);
      }}
      onClose={onClose}
    >
      <FormGroup label={texts.own.old} fieldId="old-password" isRequired>
        <TextInput
          id="old-password"
          type="password"
          autoComplete="current-password"
          isRequired
          value={old}
          onChange={(_, value) => setOld(value)}
        />
      </FormGroup>
      <PasswordField value={password} onChange={setPassword} required />
    </Dialog>
  );
}
