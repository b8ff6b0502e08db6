import { Modal, ModalBody, ModalHeader } from '@patternfly/react-core';
import type { RuleDoc } from '../intent/documents';
import type { FindingInClusters } from '../live/findings';
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
              <p>
                <strong>{texts.findings.severities[finding.severity]}:</strong> {finding.sentence}
              </p>
              <p className="tw-quiet">
                {texts.findings.clusters} {clusters.join(', ')}
                {finding.because.length > 0 &&
                  `. ${texts.findings.because}: ${finding.because
                    .map((other) => `${other.policy_name} › ${other.rule_name}`)
                    .join(', ')}`}
                {finding.witness &&
                  `. ${texts.findings.example}: ${finding.witness.from} → ${finding.witness.to}, ${finding.witness.traffic}`}
              </p>
            </li>
          ))}
        </ul>
      </ModalBody>
    </Modal>
  );
}
