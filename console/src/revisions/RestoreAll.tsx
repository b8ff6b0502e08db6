import { Alert, Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { Refusal } from '../api/client';
import { texts } from '../texts/revisions';
import { Effect } from './Effect';
import { goBackTo } from './queries';

interface Props {
  readonly revision: number;
  readonly current: number;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Asks before everything goes back, and says what that opens and closes. */
export function RestoreAll({ revision, current, onDone, onCancel }: Props) {
  const going = useMutation({ mutationFn: () => goBackTo(revision), onSuccess: onDone });
  const refusal = going.error instanceof Refusal ? going.error : undefined;
  return (
    <Modal isOpen variant="medium" onClose={onCancel} aria-labelledby="restore-all">
      <ModalHeader labelId="restore-all" title={texts.confirm.title(revision)} description={texts.confirm.body} />
      <ModalBody>
        <Effect from={current} to={revision} />
        {going.isError && (
          <Alert component="p" isInline variant="danger" title={texts.confirm.failed}>
            {[going.error.message, ...(refusal?.related ?? [])].join(' ')}
          </Alert>
        )}
      </ModalBody>
      <ModalFooter>
        <Button isLoading={going.isPending} isDisabled={going.isPending} onClick={() => going.mutate()}>
          {texts.confirm.publish}
        </Button>
        <Button variant="link" onClick={onCancel}>
          {texts.confirm.cancel}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
