import { Button, FormGroup, TextArea, TextInput } from '@patternfly/react-core';
import PlusIcon from '@patternfly/react-icons/dist/esm/icons/plus-icon';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { GroupDoc } from '../intent/documents';
import type { Use } from '../intent/uses';
import { Problem } from '../parts/Problem';
import panel from '../parts/panel.module.css';
import { useUnfinished } from '../parts/useUnfinished';
import { texts } from '../texts/groups';
import { CriterionEditor } from './CriterionEditor';
import { type Criterion, canBeAnd, newCondition } from './criteria';
import styles from './Groups.module.css';
import { type Form, type Problems, problemsOf } from './problems';
import { Summary } from './Summary';
import { suggest } from './suggestions';
import { useInventories } from './useInventories';

interface Props {
  /** What is edited, to find it again when somebody comes back. */
  readonly of: string;
  readonly title: string;
  readonly initial: Form;
  readonly others: readonly GroupDoc[];
  readonly uses: readonly Use[];
  readonly onDone: (form: Form) => void;
  readonly onCancel: () => void;
}

/** Name, criteria and addresses; what is wrong is said at its field once somebody has left it. */
export function GroupEditor({ of, title, initial, others, uses, onDone, onCancel }: Props) {
  const [form, setForm, forget] = useUnfinished(of, initial);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const name = useRef<HTMLInputElement>(null);
  const whole = useRef<HTMLFormElement>(null);
  const known = useInventories();
  const all = problemsOf(form, others, uses);
  const problems = tried ? all : seen(all, left);
  const leave = (field: string) => setLeft(new Set([...left, field]));
  const setCriteria = (criteria: readonly Criterion[]) => setForm({ ...form, criteria });
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
        <div className={styles.naming}>
          <FormGroup label={texts.form.name} fieldId="group-name" isRequired>
            <TextInput
              id="group-name"
              ref={name}
              isRequired
              value={form.name}
              validated={problems.has('name') ? 'error' : 'default'}
              aria-invalid={problems.has('name')}
              aria-describedby="group-name-said"
              onChange={(_, value) => setForm({ ...form, name: value })}
              onBlur={() => leave('name')}
            />
            <Problem id="group-name-said" text={problems.get('name')} />
          </FormGroup>
          <p className={styles.type}>
            <span className="tw-quiet">{texts.form.type}</span> <strong>{texts.form.typeName}</strong>{' '}
            <span className="tw-quiet">{texts.form.typeHelp}</span>
          </p>
        </div>
        <section className={panel.section} aria-labelledby="criteria-title">
          <h3 id="criteria-title">{texts.form.criteria}</h3>
          <p className="tw-quiet">{texts.form.criteriaHelp}</p>
          {form.criteria.length === 0 && <p className={styles.none}>{texts.form.none}</p>}
          {form.criteria.map((criterion, index) => (
            <CriterionEditor
              // biome-ignore lint/suspicious/noArrayIndexKey: criteria have no names, and keep their places
              key={index}
              index={index}
              criterion={criterion}
              canBeAnd={canBeAnd(form.criteria[index - 1], criterion)}
              problems={problems}
              suggestions={(condition, part) => suggest(known, condition, part)}
              onLeave={leave}
              onChange={(next) => setCriteria(form.criteria.map((each, at) => (at === index ? next : each)))}
              onRemove={() => setCriteria(form.criteria.filter((_, at) => at !== index))}
            />
          ))}
          <Problem id="criteria-said" text={problems.get('criteria')} />
          <Button
            variant="link"
            isInline
            icon={<PlusIcon />}
            onClick={() =>
              setCriteria([...form.criteria, { joint: 'OR', conditions: [newCondition('Namespace', 'Name')] }])
            }
          >
            {texts.form.addCriterion}
          </Button>
        </section>
        <FormGroup label={texts.form.addresses} fieldId="group-addresses">
          <TextArea
            id="group-addresses"
            className={styles.addresses ?? ''}
            resizeOrientation="vertical"
            placeholder={texts.form.addressesExample}
            value={form.addresses}
            validated={problems.has('addresses') ? 'error' : 'default'}
            aria-invalid={problems.has('addresses')}
            aria-describedby="group-addresses-said"
            onChange={(_, value) => setForm({ ...form, addresses: value })}
            onBlur={() => leave('addresses')}
          />
          <Problem id="group-addresses-said" text={problems.get('addresses')} otherwise={texts.form.addressesHelp} />
        </FormGroup>
        <FormGroup label={texts.form.description} fieldId="group-description">
          <TextInput
            id="group-description"
            value={form.description}
            validated={problems.has('description') ? 'error' : 'default'}
            aria-invalid={problems.has('description')}
            onChange={(_, value) => setForm({ ...form, description: value })}
          />
          <Problem id="group-description-said" text={problems.get('description')} />
        </FormGroup>
      </div>
      <Summary form={form} valid={all.size === 0} known={known} />
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

/** Before somebody tried, only what was left or holds for several fields together. */
function seen(problems: Problems, left: ReadonlySet<string>): Problems {
  return new Map([...problems].filter(([field]) => left.has(field) || /^(joint|criterion)-\d+$/.test(field)));
}
