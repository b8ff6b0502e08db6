import { FormGroup, TextInput } from '@patternfly/react-core';
import { useState } from 'react';
import type { Category } from '../intent/documents';
import { useFocusWhen } from '../parts/useFocusWhen';
import { texts } from '../texts/firewall';
import { FormDialog } from './FormDialog';

interface Props {
  readonly category: Category;
  readonly onDone: (name: string) => void;
  readonly onCancel: () => void;
}

/** A policy begins with its name. */
export default function NewPolicy({ category, onDone, onCancel }: Props) {
  const [name, setName] = useState('');
  const field = useFocusWhen(true);
  return (
    <FormDialog
      title={texts.newPolicy(category)}
      description={texts.newPolicyHelp}
      word={texts.addPolicy}
      valid={name.trim() !== ''}
      onDone={() => onDone(name.trim())}
      onCancel={onCancel}
    >
      <FormGroup label={texts.policy.name} fieldId="new-policy-name" isRequired>
        <TextInput id="new-policy-name" ref={field} value={name} onChange={(_, value) => setName(value)} />
      </FormGroup>
    </FormDialog>
  );
}
