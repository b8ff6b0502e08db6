import { Modal, ModalBody, ModalHeader } from '@patternfly/react-core';
import type { RuleDoc } from '../intent/documents';
import type { FindingInClusters } from '../live/findings';
import { FindingTold } from '../parts/FindingTold';
import { texts } from '../texts/firewall';
import styles from './Firewall.module.css';

interface Props {
  readonly rule: RuleDoc;
  readonly findings: readonly FindingInClusters[];
  readonly onClose: () => void;
}

/** What is odd about a rule, where, because of which others, and a flow that shows it. */
export function FindingsDialog({ rule, findings, onClose }: Props) {
  return (
    <Modal isOpen variant="medium" onClose={onClose} aria-labelledby="findings">
      <ModalHeader labelId="findings" title={texts.findings.title(rule.display_name)} />
      <ModalBody>
        <ul className={styles.findingList}>
          {findings.map(({ finding, clusters }) => (
            <li key={finding.sentence}>
              <FindingTold finding={finding} clusters={clusters} />
            </li>
          ))}
        </ul>
      </ModalBody>
    </Modal>
  );
}
