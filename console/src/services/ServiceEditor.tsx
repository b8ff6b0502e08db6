import { Button } from '@patternfly/react-core';
import PlusIcon from '@patternfly/react-icons/dist/esm/icons/plus-icon';
import type { ServiceDoc } from '../intent/documents';
import { ObjectForm } from '../parts/ObjectForm';
import { Problem } from '../parts/Problem';
import panel from '../parts/panel.module.css';
import { useFilling } from '../parts/useFilling';
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

/** TCP or UDP with destination ports. */
export function ServiceEditor({ title, others, ...rest }: Props) {
  const filling = useFilling({ ...rest, check: (form) => problemsOf(form, others) });
  const { form, setForm, problems, leave } = filling;
  const setEntries = (entries: readonly EntryForm[]) => setForm({ ...form, entries });
  return (
    <ObjectForm kind="service" title={title} filling={filling}>
      <section className={panel.section} aria-labelledby="entries-title">
        <h3 id="entries-title">{texts.form.entries}</h3>
        <p className="tw-quiet">{texts.form.entriesHelp}</p>
        {form.entries.map((entry, index) => (
          <EntryLine
            // biome-ignore lint/suspicious/noArrayIndexKey: entries keep their places
            key={index}
            index={index}
            entry={entry}
            problem={problems.get(`entry-${index}`)}
            onChange={(next) => setEntries(form.entries.map((each, at) => (at === index ? next : each)))}
            onLeave={() => leave(`entry-${index}`)}
            onRemove={() => setEntries(form.entries.filter((_, at) => at !== index))}
          />
        ))}
        <Problem id="entries-said" text={problems.get('entries')} />
        <Button
          variant="link"
          isInline
          icon={<PlusIcon />}
          onClick={() => setEntries([...form.entries, { protocol: 'TCP', ports: '' }])}
        >
          {texts.form.addEntry}
        </Button>
      </section>
    </ObjectForm>
  );
}
