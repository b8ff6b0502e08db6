import { Button, Form, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { type FormEvent, type ReactNode, useId } from 'react';
import { texts } from '../texts/firewall';

interface Props {
  readonly title: string;
  readonly description?: string;
  readonly wide?: boolean;
  /** What the button that ends it says. */
  readonly word: string;
  /** Whether it can be ended now. */
  readonly valid: boolean;
  readonly onDone: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** Lets fill in some fields; Enter ends it as its button does, Escape cancels. */
export function FormDialog({ title, description, wide, word, valid, onDone, onCancel, children }: Props) {
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (valid) {
      onDone();
    }
  };
  return (
    <Modal isOpen variant={wide ? 'medium' : 'small'} onClose={onCancel} aria-labelledby={id}>
      <ModalHeader labelId={id} title={title} description={description} />
      <ModalBody>
        <Form onSubmit={submit}>{children}</Form>
      </ModalBody>
      <ModalFooter>
        <Button isDisabled={!valid} onClick={onDone}>
          {word}
        </Button>
        <Button variant="link" onClick={onCancel}>
          {texts.rule.cancel}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
