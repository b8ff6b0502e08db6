import { Alert, Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Refusal } from '../api/client';
import { OverrideReason } from '../publish/OverrideReason';
import { isByGuardrail } from '../publish/override';
import { texts as publish } from '../texts/publish';
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
  const [reason, setReason] = useState('');
  const going = useMutation({ mutationFn: (why: string) => goBackTo(revision, why), onSuccess: onDone });
  const [byGuardrail, setByGuardrail] = useState(false);
  const go = () => {
    const why = byGuardrail ? reason : '';
    going.mutate(why, { onError: (failure) => setByGuardrail(isByGuardrail(failure)) });
  };
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
        {byGuardrail && <OverrideReason reason={reason} onChange={setReason} />}
      </ModalBody>
      <ModalFooter>
        <Button
          variant={byGuardrail ? 'danger' : 'primary'}
          isLoading={going.isPending}
          isAriaDisabled={going.isPending || (byGuardrail && reason.trim() === '')}
          onClick={go}
        >
          {byGuardrail ? publish.override : texts.confirm.publish}
        </Button>
        <Button variant="link" onClick={onCancel}>
          {texts.confirm.cancel}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
