import { SearchInput } from '@patternfly/react-core';
import type { Ref } from 'react';
import styles from './FilterBox.module.css';

interface Props {
  readonly ref: Ref<HTMLInputElement>;
  readonly label: string;
  readonly help: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A field that filters what is below it. The key that leads to it is shown in it while it is empty. */
export function FilterBox({ ref, label, help, value, onChange }: Props) {
  return (
    <span className={styles.box}>
      <SearchInput
        ref={ref}
        aria-label={label}
        placeholder={help}
        value={value}
        onChange={(_, next) => onChange(next)}
        onClear={() => onChange('')}
      />
      {value === '' && (
        <span className={styles.key} aria-hidden="true">
          /
        </span>
      )}
    </span>
  );
}
