import { Button, FormSelect, FormSelectOption, TextInput } from '@patternfly/react-core';
import TimesIcon from '@patternfly/react-icons/dist/esm/icons/times-icon';
import { Problem } from '../parts/Problem';
import { texts } from '../texts/services';
import { describeEntry } from './entries';
import { type EntryForm, isKept } from './form';
import styles from './Services.module.css';

interface Props {
  readonly index: number;
  readonly entry: EntryForm;
  readonly problem: string | undefined;
  readonly onChange: (entry: EntryForm) => void;
  readonly onLeave: () => void;
  readonly onRemove: () => void;
}

/** One protocol with its ports; what the form cannot say is shown as it is. */
export function EntryLine({ index, entry, problem, onChange, onLeave, onRemove }: Props) {
  const id = `entry-${index}`;
  return (
    <fieldset className={styles.entry}>
      <legend className="tw-said">{texts.form.entry(index + 1)}</legend>
      {isKept(entry) && entry.before ? (
        <p className={styles.kept}>
          {describeEntry(entry.before)} <span className="tw-quiet">{texts.form.kept}</span>
        </p>
      ) : (
        <>
          <div>
            <label htmlFor={`${id}-protocol`}>{texts.form.protocol}</label>
            <FormSelect
              id={`${id}-protocol`}
              value={entry.protocol}
              onChange={(_, value) => onChange({ ...entry, protocol: value as EntryForm['protocol'] })}
            >
              <FormSelectOption value="TCP" label="TCP" />
              <FormSelectOption value="UDP" label="UDP" />
            </FormSelect>
          </div>
          <div>
            <label htmlFor={`${id}-ports`}>{texts.form.ports}</label>
            <TextInput
              id={`${id}-ports`}
              placeholder={texts.form.example}
              autoComplete="off"
              value={entry.ports}
              validated={problem ? 'error' : 'default'}
              aria-invalid={problem !== undefined}
              aria-describedby={`${id}-said`}
              onChange={(_, ports) => onChange({ ...entry, ports })}
              onBlur={onLeave}
            />
            <Problem id={`${id}-said`} text={problem} />
          </div>
        </>
      )}
      <Button
        variant="plain"
        className={styles.remove ?? ''}
        icon={<TimesIcon />}
        aria-label={texts.form.removeEntry(index + 1)}
        onClick={onRemove}
      />
    </fieldset>
  );
}
