import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import CopyIcon from '@patternfly/react-icons/dist/esm/icons/copy-icon';
import { useState } from 'react';
import { INFRA } from '../api/paths';
import { texts } from '../texts/publish';
import styles from './BodyDialog.module.css';

/** What a publish sends, to look at and to take along: anybody can send the same to the public API. */
export default function BodyDialog({ body, onClose }: { body: unknown; onClose: () => void }) {
  const [copied, setCopied] = useState<boolean>();
  const text = JSON.stringify(body, undefined, 2);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Modal isOpen variant="large" onClose={onClose} aria-labelledby="body-title" aria-describedby="body-help">
      <ModalHeader
        labelId="body-title"
        descriptorId="body-help"
        title={texts.body.title}
        description={texts.body.help(`PATCH ${INFRA}`)}
      />
      <ModalBody>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable with the keyboard */}
        <pre className={styles.body} tabIndex={0}>
          {text}
        </pre>
      </ModalBody>
      <ModalFooter>
        <Button icon={<CopyIcon />} onClick={copy}>
          {texts.body.copy}
        </Button>
        <Button variant="link" onClick={onClose}>
          {texts.body.close}
        </Button>
        <span role="status" className="tw-quiet">
          {copied === true && texts.body.copied}
          {copied === false && texts.body.notCopied}
        </span>
      </ModalFooter>
    </Modal>
  );
}
