import { Button, FormGroup, TextInput } from '@patternfly/react-core';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { texts } from '../texts/objects';
import type { Naming } from './naming';
import { Problem } from './Problem';
import styles from './panel.module.css';
import type { Filling } from './useFilling';

interface Props<F extends Naming> {
  /** Begins the ids of the fields. */
  readonly kind: string;
  readonly title: string;
  readonly filling: Filling<F>;
  /** Beside the name. */
  readonly aside?: ReactNode;
  /** What the form says so far, above its buttons. */
  readonly summary?: ReactNode;
  /** The fields between the name and the description. */
  readonly children: ReactNode;
}

/** The panel in which an object is made or edited; what is wrong is said at its field. Escape cancels. */
export function ObjectForm<F extends Naming>({ kind, title, filling, aside, summary, children }: Props<F>) {
  const { form, setForm, wrong, tried, submit, cancel, whole } = filling;
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => name.current?.focus(), []);
  const failed = tried && wrong.size > 0;
  return (
    <form
      ref={whole}
      className={`tw-card ${styles.panel}`}
      aria-label={title}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && cancel()}
    >
      <div className={styles.panelHead}>
        <h2>{title}</h2>
      </div>
      <div className={styles.panelBody}>
        <div className={aside ? styles.naming : ''}>
          <Field
            {...{ kind, filling }}
            field="name"
            isRequired
            input={name}
            onChange={(typed) => setForm({ ...form, name: typed })}
          />
          {aside}
        </div>
        {children}
        <Field
          {...{ kind, filling }}
          field="description"
          onChange={(description) => setForm({ ...form, description })}
        />
      </div>
      {summary}
      <div className={styles.panelFoot}>
        <Button type="submit">{texts.form.save}</Button>
        <Button variant="link" onClick={cancel}>
          {texts.form.cancel}
        </Button>
        <span className="tw-spring" />
        <span className={failed ? 'tw-danger' : 'tw-quiet'} role="status">
          {failed ? texts.problems.fix(wrong.size) : texts.form.unsaved}
        </span>
      </div>
    </form>
  );
}

interface FieldProps<F extends Naming> {
  readonly kind: string;
  readonly filling: Filling<F>;
  readonly field: keyof Naming;
  readonly isRequired?: boolean;
  readonly input?: RefObject<HTMLInputElement | null>;
  readonly onChange: (typed: string) => void;
}

function Field<F extends Naming>({ kind, filling, field, isRequired = false, input, onChange }: FieldProps<F>) {
  const id = `${kind}-${field}`;
  const problem = filling.problems.get(field);
  return (
    <FormGroup label={texts.form[field]} fieldId={id} isRequired={isRequired}>
      <TextInput
        id={id}
        ref={input}
        isRequired={isRequired}
        value={filling.form[field]}
        validated={problem ? 'error' : 'default'}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-said`}
        onChange={(_, typed) => onChange(typed)}
        onBlur={() => filling.leave(field)}
      />
      <Problem id={`${id}-said`} text={problem} />
    </FormGroup>
  );
}
