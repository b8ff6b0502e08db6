import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { texts } from '../texts/firewall';

/** Whether everything that is unpublished is to go. */
export default function DiscardDialog({ onDiscard, onCancel }: { onDiscard: () => void; onCancel: () => void }) {
  return (
    <Modal isOpen variant="small" onClose={onCancel} aria-labelledby="discard">
      <ModalHeader labelId="discard" title={texts.bar.discardTitle} />
      <ModalBody>{texts.bar.discardBody}</ModalBody>
      <ModalFooter>
        <Button variant="danger" onClick={onDiscard}>
          {texts.bar.discard}
        </Button>
        <Button variant="link" onClick={onCancel}>
          {texts.rule.cancel}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
