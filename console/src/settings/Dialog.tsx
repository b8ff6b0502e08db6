import { Alert, Button, Form, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { Refusal } from '../api/client';
import { texts } from '../texts/settings';

interface Props {
  readonly title: string;
  readonly body?: string;
  readonly word?: string;
  readonly danger?: boolean;
  /** Whether it can be sent as it is; otherwise the fields say why not. */
  readonly valid?: boolean;
  readonly send: () => Promise<unknown>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Asks or lets fill in, sends, and stays open with the reason when the manager refuses. */
export function Dialog({ title, body, word, danger = false, valid = true, send, onClose, children }: Props) {
  const id = useId();
  const sending = useMutation({ mutationFn: send, onSuccess: onClose });
  const related = sending.error instanceof Refusal ? sending.error.related : [];
  const submit = () => valid && !sending.isPending && sending.mutate();
  return (
    <Modal isOpen variant={children ? 'medium' : 'small'} onClose={onClose} aria-labelledby={id}>
      <ModalHeader labelId={id} title={title} description={body} />
      <ModalBody>
        {children && (
          <Form
            id={`${id}-form`}
            onSubmit={(event) => {
              event.preventDefault();
              submit();
            }}
          >
            {children}
          </Form>
        )}
        {sending.isError && (
          <Alert component="p" isInline variant="danger" title={texts.failed}>
            {[...new Set([sending.error.message, ...related])].join(' ')}
          </Alert>
        )}
      </ModalBody>
      <ModalFooter>
        <Button
          variant={danger ? 'danger' : 'primary'}
          isLoading={sending.isPending}
          isAriaDisabled={!valid || sending.isPending}
          onClick={submit}
        >
          {word ?? texts.save}
        </Button>
        <Button variant="link" onClick={onClose}>
          {texts.cancel}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
