import { Button, FormGroup, TextInput } from '@patternfly/react-core';
import PlusIcon from '@patternfly/react-icons/dist/esm/icons/plus-icon';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { ServiceDoc } from '../intent/documents';
import { Problem } from '../parts/Problem';
import panel from '../parts/panel.module.css';
import { useUnfinished } from '../parts/useUnfinished';
import { texts } from '../texts/services';
import { EntryLine } from './EntryLine';
import { type EntryForm, type Form, problemsOf } from './form';

interface Props {
  /** What is edited, to find it again when somebody comes back. */
  readonly of: string;
  readonly title: string;
  readonly initial: Form;
  readonly others: readonly ServiceDoc[];
  readonly onDone: (form: Form) => void;
  readonly onCancel: () => void;
}

/** Name, and TCP or UDP with destination ports; what is wrong is said at its field once somebody has left it. */
export function ServiceEditor({ of, title, initial, others, onDone, onCancel }: Props) {
  const [form, setForm, forget] = useUnfinished(of, initial);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const name = useRef<HTMLInputElement>(null);
  const whole = useRef<HTMLFormElement>(null);
  const all = problemsOf(form, others);
  const said = (field: string) => (tried || left.has(field) ? all.get(field) : undefined);
  const leave = (field: string) => setLeft(new Set([...left, field]));
  const setEntries = (entries: readonly EntryForm[]) => setForm({ ...form, entries });
  useEffect(() => name.current?.focus(), []);

  const cancel = () => {
    forget();
    onCancel();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (all.size === 0) {
      forget();
      onDone(form);
      return;
    }
    setTried(true);
    requestAnimationFrame(() => whole.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <form
      ref={whole}
      className={`tw-card ${panel.panel}`}
      aria-label={title}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && cancel()}
    >
      <div className={panel.panelHead}>
        <h2>{title}</h2>
      </div>
      <div className={panel.panelBody}>
        <FormGroup label={texts.form.name} fieldId="service-name" isRequired>
          <TextInput
            id="service-name"
            ref={name}
            isRequired
            value={form.name}
            validated={said('name') ? 'error' : 'default'}
            aria-invalid={said('name') !== undefined}
            aria-describedby="service-name-said"
            onChange={(_, value) => setForm({ ...form, name: value })}
            onBlur={() => leave('name')}
          />
          <Problem id="service-name-said" text={said('name')} />
        </FormGroup>
        <section className={panel.section} aria-labelledby="entries-title">
          <h3 id="entries-title">{texts.form.entries}</h3>
          <p className="tw-quiet">{texts.form.entriesHelp}</p>
          {form.entries.map((entry, index) => (
            <EntryLine
              // biome-ignore lint/suspicious/noArrayIndexKey: entries keep their places
              key={index}
              index={index}
              entry={entry}
              problem={said(`entry-${index}`)}
              onChange={(next) => setEntries(form.entries.map((each, at) => (at === index ? next : each)))}
              onLeave={() => leave(`entry-${index}`)}
              onRemove={() => setEntries(form.entries.filter((_, at) => at !== index))}
            />
          ))}
          <Problem id="entries-said" text={said('entries')} />
          <Button
            variant="link"
            isInline
            icon={<PlusIcon />}
            onClick={() => setEntries([...form.entries, { protocol: 'TCP', ports: '' }])}
          >
            {texts.form.addEntry}
          </Button>
        </section>
        <FormGroup label={texts.form.description} fieldId="service-description">
          <TextInput
            id="service-description"
            value={form.description}
            validated={said('description') ? 'error' : 'default'}
            aria-invalid={said('description') !== undefined}
            onChange={(_, value) => setForm({ ...form, description: value })}
            onBlur={() => leave('description')}
          />
          <Problem id="service-description-said" text={said('description')} />
        </FormGroup>
      </div>
      <div className={panel.panelFoot}>
        <Button type="submit">{texts.form.save}</Button>
        <Button variant="link" onClick={cancel}>
          {texts.form.cancel}
        </Button>
        <span className="tw-spring" />
        <span className={tried && all.size > 0 ? 'tw-danger' : 'tw-quiet'} role="status">
          {tried && all.size > 0 ? texts.problems.fix(all.size) : texts.form.unsaved}
        </span>
      </div>
    </form>
  );
}
