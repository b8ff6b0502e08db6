import { Button, FormSelect, FormSelectOption } from '@patternfly/react-core';
import PlusIcon from '@patternfly/react-icons/dist/esm/icons/plus-icon';
import TrashIcon from '@patternfly/react-icons/dist/esm/icons/trash-icon';
import type { Problems } from '../parts/naming';
import { texts } from '../texts/groups';
import { ConditionEditor } from './ConditionEditor';
import { type Condition, type Criterion, type Joint, newCondition, nextCondition } from './criteria';
import styles from './Groups.module.css';
import { fieldOf, jointField } from './problems';

interface Props {
  readonly index: number;
  readonly criterion: Criterion;
  /** Whether AND can join it to the one before. */
  readonly canBeAnd: boolean;
  readonly problems: Problems;
  readonly suggestions: (condition: Condition, part: 'name' | 'scope' | 'tag') => readonly string[];
  readonly onChange: (criterion: Criterion) => void;
  readonly onLeave: (field: string) => void;
  readonly onRemove: () => void;
}

/** Conditions that hold together, in a box; before it how it is joined to the one before. */
export function CriterionEditor(props: Props) {
  const { index, criterion, problems, suggestions, onChange, onLeave, onRemove } = props;
  const { conditions } = criterion;
  const problem = problems.get(fieldOf(index));
  const set = (next: readonly Condition[]) =>
    next.length === 0 ? onRemove() : onChange({ ...criterion, conditions: next });
  const change = (place: number, next: Condition) => {
    const all = conditions.map((each, at) => (at === place ? next : each));
    const lonely = next.member === 'Service' && all.length === 1;
    set(lonely ? [newCondition('Namespace'), next] : all);
  };
  const isService = conditions.some(({ member }) => member === 'Service');
  return (
    <>
      {index > 0 && <JointChoice {...props} />}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset within fieldsets says too much */}
      <div className={styles.criterion} role="group" aria-label={texts.panel.criterion(index + 1)}>
        <div className="tw-row">
          <strong className={styles.criterionName}>{texts.panel.criterion(index + 1)}</strong>
          <span className="tw-spring" />
          <Button
            variant="plain"
            icon={<TrashIcon />}
            aria-label={texts.form.removeCriterion(index + 1)}
            onClick={onRemove}
          />
        </div>
        {conditions.map((condition, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no names, and keep their places
          <div key={place}>
            {place > 0 && <p className={styles.joint}>{texts.form.and}</p>}
            <ConditionEditor
              criterion={index}
              place={place}
              condition={condition}
              problems={problems}
              suggestions={(part) => suggestions(condition, part)}
              onChange={(next) => change(place, next)}
              onLeave={onLeave}
              onRemove={() => set(conditions.filter((_, at) => at !== place))}
            />
          </div>
        ))}
        {problem && <p className={styles.problem}>{problem}</p>}
        <Button
          variant="link"
          isInline
          icon={<PlusIcon />}
          isDisabled={isService && conditions.length >= 2}
          onClick={() => set([...conditions, nextCondition(conditions)])}
        >
          {texts.form.addCondition}
        </Button>
      </div>
    </>
  );
}

function JointChoice({ index, criterion, canBeAnd, problems, onChange }: Props) {
  const problem = problems.get(jointField(index));
  return (
    <div className={styles.between}>
      <FormSelect
        className={styles.jointChoice ?? ''}
        aria-label={texts.form.joint(index, index + 1)}
        value={criterion.joint}
        validated={problem ? 'error' : 'default'}
        onChange={(_, joint) => onChange({ ...criterion, joint: joint as Joint })}
      >
        <FormSelectOption value="OR" label={texts.form.or} />
        <FormSelectOption value="AND" label={texts.form.and} isDisabled={!canBeAnd && criterion.joint !== 'AND'} />
      </FormSelect>
      {problem ? (
        <p className={styles.problem}>{problem}</p>
      ) : (
        !canBeAnd && <p className="tw-quiet">{texts.form.andHelp}</p>
      )}
    </div>
  );
}
