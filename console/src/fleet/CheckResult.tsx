import { Alert, Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import type { UseMutationResult } from '@tanstack/react-query';
import type { Cluster, Finding } from '../api/tierwall';
import { texts as common } from '../texts/common';
import { texts } from '../texts/fleet';

interface Props {
  readonly name: string;
  readonly check: UseMutationResult<Cluster['access'], Error, string>;
  readonly onClose: () => void;
}

/** What the check of a registered cluster has found. */
export function CheckResult({ name, check, onClose }: Props) {
  return (
    <Modal isOpen variant="medium" onClose={onClose} aria-labelledby="check-title">
      <ModalHeader labelId="check-title" title={texts.menu.check} />
      <ModalBody>
        {check.error && (
          <Alert isInline component="h2" variant="danger" title={common.states.failed(name)}>
            {check.error.message}
          </Alert>
        )}
        {check.data && (
          <>
            <Alert
              isInline
              isPlain
              component="h2"
              variant={check.data.state === 'COMPLETE' ? 'success' : 'warning'}
              title={texts.checked(name, check.data.findings.length)}
            />
            <Findings findings={check.data.findings} />
          </>
        )}
      </ModalBody>
      <ModalFooter>
        <Button onClick={onClose}>{texts.close}</Button>
      </ModalFooter>
    </Modal>
  );
}

/** What is missing, each with what to do. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  return findings.map(({ kind, message, remedy, needed }) => (
    <Alert key={`${kind} ${message}`} component="h2" isInline variant={needed ? 'danger' : 'warning'} title={message}>
      {remedy}
    </Alert>
  ));
}
