import { FormGroup, FormSelect, FormSelectOption, TextInput } from '@patternfly/react-core';
import { useId } from 'react';
import type { GroupDoc } from '../intent/documents';
import { texts as all } from '../texts/settings';
import type { EndForm, EndKind } from './guardrail';

const texts = all.guardrails;
const KINDS: readonly EndKind[] = ['group', 'namespace', 'pods', 'outside'];

interface Props {
  readonly label: string;
  readonly end: EndForm;
  readonly groups: readonly GroupDoc[];
  readonly wrong: boolean;
  readonly onChange: (end: EndForm) => void;
}

/** One end of a guardrail: a group, a namespace, any pod, or whatever is no pod. */
export function GuardedEnd({ label, end, groups, wrong, onChange }: Props) {
  const id = useId();
  return (
    <FormGroup label={label} fieldId={id}>
      <FormSelect
        id={id}
        aria-label={texts.kindOf(label)}
        value={end.kind}
        onChange={(_, kind) => onChange({ ...end, kind: kind as EndKind })}
      >
        {KINDS.map((each) => (
          <FormSelectOption key={each} value={each} label={texts.kinds[each]} />
        ))}
      </FormSelect>
      {end.kind === 'group' && (
        <FormSelect
          aria-label={`${label}: ${texts.kinds.group}`}
          value={end.group}
          validated={wrong ? 'error' : 'default'}
          onChange={(_, group) => onChange({ ...end, group })}
        >
          <FormSelectOption value="" label={texts.chooseGroup} isPlaceholder />
          {groups.map(({ path, display_name }) => (
            <FormSelectOption key={path} value={path} label={display_name} />
          ))}
        </FormSelect>
      )}
      {end.kind === 'namespace' && (
        <TextInput
          aria-label={`${label}: ${texts.namespace}`}
          placeholder={texts.namespace}
          value={end.namespace}
          validated={wrong ? 'error' : 'default'}
          onChange={(_, namespace) => onChange({ ...end, namespace })}
        />
      )}
      {wrong && <p className="tw-danger">{texts.required}</p>}
    </FormGroup>
  );
}
