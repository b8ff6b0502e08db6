import { FormSelect, FormSelectOption, SearchInput, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useKeys } from '../parts/useKeys';
import { useParameter } from '../parts/useParameters';
import { accounts } from '../settings/queries';
import { texts } from '../texts/audit';
import styles from './Audit.module.css';
import { PERIODS } from './entries';

/** What of the audit is shown; the address bar keeps it. */
export function Filters({ users }: { users: readonly string[] }) {
  const [path, setPath] = useParameter('path');
  const [user, setUser] = useParameter('user');
  const [period, setPeriod] = useParameter('period');
  const [show, setShow] = useParameter('show');
  const known = useQuery(accounts).data ?? [];
  const box = useRef<HTMLInputElement>(null);
  useKeys([['/', () => box.current?.focus()]]);
  const names = [...new Set([...known.map(({ username }) => username), ...users, user])]
    .filter((name) => name !== '')
    .sort();
  return (
    <>
      <SearchInput
        ref={box}
        className={styles.filter ?? ''}
        aria-label={texts.path}
        placeholder={texts.pathHelp}
        value={path}
        onChange={(_, value) => setPath(value)}
        onClear={() => setPath('')}
      />
      <FormSelect
        className={styles.select ?? ''}
        aria-label={texts.user}
        value={user}
        onChange={(_, value) => setUser(value)}
      >
        <FormSelectOption value="" label={texts.anyUser} />
        {names.map((name) => (
          <FormSelectOption key={name} value={name} label={name} />
        ))}
      </FormSelect>
      <FormSelect
        className={styles.select ?? ''}
        aria-label={texts.period}
        value={period}
        onChange={(_, value) => setPeriod(value)}
      >
        <FormSelectOption value="" label={texts.anyTime} />
        {Object.keys(PERIODS).map((each) => (
          <FormSelectOption key={each} value={each} label={texts.periods[each as keyof typeof PERIODS]} />
        ))}
      </FormSelect>
      <ToggleGroup aria-label={texts.show} isCompact>
        <ToggleGroupItem text={texts.all} isSelected={show !== 'failed'} onChange={() => setShow('')} />
        <ToggleGroupItem text={texts.failed} isSelected={show === 'failed'} onChange={() => setShow('failed')} />
      </ToggleGroup>
    </>
  );
}
