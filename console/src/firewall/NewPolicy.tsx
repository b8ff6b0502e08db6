import { Button, Form, FormGroup, Modal, ModalBody, ModalFooter, ModalHeader, TextInput } from '@patternfly/react-core';
import { useState } from 'react';
import type { Category } from '../intent/documents';
import { useFocusWhen } from '../parts/useFocusWhen';
import { texts } from '../texts/firewall';

interface Props {
  readonly category: Category;
  readonly onDone: (name: string) => void;
  readonly onCancel: () => void;
}

/** A policy begins with its name. */
export default function NewPolicy({ category, onDone, onCancel }: Props) {
  const [name, setName] = useState('');
  const field = useFocusWhen(true);
  const done = () => name.trim() !== '' && onDone(name.trim());
  return (
    <Modal isOpen variant="small" onClose={onCancel} aria-labelledby="new-policy">
      <ModalHeader labelId="new-policy" title={texts.newPolicy(category)} description={texts.newPolicyHelp} />
      <ModalBody>
        <Form
          onSubmit={(event) => {
            event.preventDefault();
            done();
          }}
        >
          <FormGroup label={texts.policy.name} fieldId="new-policy-name" isRequired>
            <TextInput id="new-policy-name" ref={field} value={name} onChange={(_, value) => setName(value)} />
          </FormGroup>
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button isDisabled={name.trim() === ''} onClick={done}>
          {texts.addPolicy}
        </Button>
        <Button variant="link" onClick={onCancel}>
          {texts.rule.cancel}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
