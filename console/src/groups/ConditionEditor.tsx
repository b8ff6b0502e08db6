import { Button, FormSelect, FormSelectOption, TextInput } from '@patternfly/react-core';
import TimesIcon from '@patternfly/react-icons/dist/esm/icons/times-icon';
import { useId } from 'react';
import type { Problems } from '../parts/naming';
import { texts } from '../texts/groups';
import { about, type Condition, type Key, keysOf, type Member, type Operator } from './criteria';
import styles from './Groups.module.css';
import { fieldOf } from './problems';

const MEMBERS: readonly Member[] = ['Namespace', 'Pod', 'Service'];
const OPERATORS: readonly Operator[] = ['EQUALS', 'NOTEQUALS'];

type Part = 'name' | 'scope' | 'tag';

interface Props {
  readonly criterion: number;
  readonly place: number;
  readonly condition: Condition;
  readonly problems: Problems;
  readonly suggestions: (part: Part) => readonly string[];
  readonly onChange: (condition: Condition) => void;
  readonly onLeave: (field: string) => void;
  readonly onRemove: () => void;
}

/** One line: what kind of member, by what, and the value. */
export function ConditionEditor(props: Props) {
  const { criterion, place, condition, onChange, onRemove } = props;
  const { member, key, operator } = condition;
  return (
    <fieldset className={styles.condition}>
      <legend className="tw-said">{texts.form.condition(place + 1, criterion + 1)}</legend>
      <Choice
        label={texts.form.member}
        value={member}
        options={MEMBERS.map((each) => [each, texts.form.members[each]])}
        onChange={(value) => onChange(about(condition, value as Member, key))}
      />
      <Choice
        label={texts.form.key}
        value={key}
        options={keysOf(member).map((each) => [each, texts.form.keys[each]])}
        onChange={(value) => onChange(about(condition, member, value as Key))}
      />
      <Choice
        label={texts.form.operator}
        value={operator}
        options={OPERATORS.filter((each) => key === 'Tag' || each === 'EQUALS').map((each) => [
          each,
          texts.form.operators[each],
        ])}
        onChange={(value) => onChange({ ...condition, operator: value as Operator })}
      />
      {key === 'Name' ? (
        <Field {...props} part="name" label={texts.form.value[member]} example="" wide />
      ) : (
        <>
          <Field {...props} part="tag" label={texts.form.tag} example={texts.form.tagExample} />
          <Field {...props} part="scope" label={texts.form.scope} example={texts.form.scopeExample} />
        </>
      )}
      <Button
        variant="plain"
        className={styles.remove ?? ''}
        icon={<TimesIcon />}
        aria-label={texts.form.removeCondition(place + 1, criterion + 1)}
        onClick={onRemove}
      />
    </fieldset>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, word: string])[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId();
  const [only] = options;
  if (options.length === 1 && only) {
    return (
      <div>
        <span className={styles.label}>{label}</span>
        <span className={styles.fixed}>{only[1]}</span>
      </div>
    );
  }
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <FormSelect id={id} value={value} onChange={(_, next) => onChange(next)}>
        {options.map(([option, word]) => (
          <FormSelectOption key={option} value={option} label={word} />
        ))}
      </FormSelect>
    </div>
  );
}

function Field({
  criterion,
  place,
  condition,
  problems,
  suggestions,
  onChange,
  onLeave,
  part,
  label,
  example,
  wide = false,
}: Props & { part: Part; label: string; example: string; wide?: boolean }) {
  const id = useId();
  const field = fieldOf(criterion, place, part);
  const problem = problems.get(field);
  const value = condition[part];
  const lower = part === 'name' && value !== value.toLowerCase() ? texts.form.lowerCase(value.trim()) : undefined;
  const said = problem ?? lower;
  return (
    <div className={wide ? styles.wide : undefined}>
      <label htmlFor={id}>{label}</label>
      <TextInput
        id={id}
        list={`${id}-known`}
        autoComplete="off"
        placeholder={example}
        value={value}
        validated={problem ? 'error' : 'default'}
        aria-invalid={problem !== undefined}
        aria-describedby={said ? `${id}-said` : undefined}
        data-field={field}
        onChange={(_, next) => onChange({ ...condition, [part]: next })}
        onBlur={() => onLeave(field)}
      />
      <datalist id={`${id}-known`}>
        {suggestions(part).map((known) => (
          <option key={known} value={known} />
        ))}
      </datalist>
      {said && (
        <p id={`${id}-said`} className={problem ? styles.problem : 'tw-quiet'}>
          {said}
        </p>
      )}
    </div>
  );
}
