import { Button, FormGroup, TextArea } from '@patternfly/react-core';
import PlusIcon from '@patternfly/react-icons/dist/esm/icons/plus-icon';
import type { GroupDoc } from '../intent/documents';
import type { Use } from '../intent/uses';
import { ObjectForm } from '../parts/ObjectForm';
import { Problem } from '../parts/Problem';
import panel from '../parts/panel.module.css';
import { useFilling } from '../parts/useFilling';
import { texts } from '../texts/groups';
import { CriterionEditor } from './CriterionEditor';
import { type Criterion, canBeAnd, newCondition } from './criteria';
import styles from './Groups.module.css';
import { type Form, problemsOf } from './problems';
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

/** Criteria and addresses. */
export function GroupEditor({ title, others, uses, ...rest }: Props) {
  const known = useInventories();
  const filling = useFilling({
    ...rest,
    check: (form) => problemsOf(form, others, uses),
    // What holds for several fields together.
    atOnce: (field) => /^(joint|criterion)-\d+$/.test(field),
  });
  const { form, setForm, wrong, problems, leave } = filling;
  const setCriteria = (criteria: readonly Criterion[]) => setForm({ ...form, criteria });
  return (
    <ObjectForm
      kind="group"
      title={title}
      filling={filling}
      aside={
        <p className={styles.type}>
          <span className="tw-quiet">{texts.form.type}</span> <strong>{texts.form.typeName}</strong>{' '}
          <span className="tw-quiet">{texts.form.typeHelp}</span>
        </p>
      }
      summary={<Summary form={form} valid={wrong.size === 0} known={known} />}
    >
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
    </ObjectForm>
  );
}
