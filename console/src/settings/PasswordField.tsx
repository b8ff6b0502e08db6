import { FormGroup, TextInput } from '@patternfly/react-core';
import { texts } from '../texts/settings';

const LONG_ENOUGH = 12;
const TOO_LONG = 128;

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly required: boolean;
}

/** A password that an account is to have. */
export function PasswordField({ value, onChange, required }: Props) {
  const wrong = value !== '' && !isLongEnough(value);
  return (
    <FormGroup label={texts.users.password} fieldId="account-password" isRequired={required}>
      <TextInput
        id="account-password"
        type="password"
        autoComplete="new-password"
        value={value}
        isRequired={required}
        validated={wrong ? 'error' : 'default'}
        aria-describedby="account-password-help"
        onChange={(_, next) => onChange(next)}
      />
      <p id="account-password-help" className={wrong ? 'tw-danger' : 'tw-quiet'}>
        {texts.users.passwordHelp} {!required && texts.users.passwordLater}
      </p>
    </FormGroup>
  );
}

export function isLongEnough(password: string): boolean {
  return password.length >= LONG_ENOUGH && password.length <= TOO_LONG;
}
