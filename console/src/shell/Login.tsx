import { Alert, Button, Form, FormGroup, TextInput } from '@patternfly/react-core';
import { type FormEvent, useState } from 'react';
import { login, Refusal } from '../api/client';
import { texts } from '../texts/common';
import styles from './Login.module.css';
import { Logo } from './Logo';

export function Login({ onDone }: { onDone: () => Promise<void> }) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await login(name, password);
      await onDone();
    } catch (failure) {
      const wrong = failure instanceof Refusal && (failure.status === 401 || failure.status === 403);
      setProblem(wrong ? texts.login.wrong : String((failure as Error).message));
      setBusy(false);
    }
  };

  return (
    <main className={styles.page}>
      <div className={`tw-card ${styles.card}`}>
        <Logo />
        <h1>{texts.login.title}</h1>
        <p className="tw-quiet">{texts.login.subtitle}</p>
        {problem && <Alert isInline variant="danger" title={problem} className={styles.problem ?? ''} />}
        <Form onSubmit={submit}>
          <FormGroup label={texts.login.user} fieldId="user" isRequired>
            <TextInput
              id="user"
              isRequired
              autoComplete="username"
              autoFocus
              value={name}
              onChange={(_, value) => setName(value)}
            />
          </FormGroup>
          <FormGroup label={texts.login.password} fieldId="password" isRequired>
            <TextInput
              id="password"
              type="password"
              isRequired
              autoComplete="current-password"
              value={password}
              onChange={(_, value) => setPassword(value)}
            />
          </FormGroup>
          <Button type="submit" isBlock isLoading={busy} isDisabled={busy || name === '' || password === ''}>
            {texts.login.submit}
          </Button>
        </Form>
      </div>
    </main>
  );
}
