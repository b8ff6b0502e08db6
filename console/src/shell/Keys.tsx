import { Modal, ModalBody, ModalHeader } from '@patternfly/react-core';
import { texts } from '../texts/common';
import styles from './Keys.module.css';

/** Which keys do what. */
export default function Keys({ onClose }: { onClose: () => void }) {
  return (
    <Modal isOpen variant="small" onClose={onClose} aria-labelledby="keys">
      <ModalHeader labelId="keys" title={texts.keys.title} />
      <ModalBody>
        <dl className={styles.keys}>
          {texts.keys.list.map(([key, meaning]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </ModalBody>
    </Modal>
  );
}
