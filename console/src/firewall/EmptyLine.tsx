import { Button } from '@patternfly/react-core';
import type { PolicyTree } from '../intent/snapshot';
import { texts } from '../texts/firewall';
import styles from './Firewall.module.css';

interface Props {
  readonly tree?: PolicyTree;
  readonly readOnly?: string;
  /** Absent while it only passes by. */
  readonly onAdd?: (tree: PolicyTree) => void;
}

/** What is below a policy that has no rules, and the way to its first one. */
export function EmptyLine({ tree, readOnly = '', onAdd }: Props) {
  return (
    <div role="gridcell" className={styles.empty}>
      <span className="tw-quiet">{texts.policy.noRules}</span>
      {tree && onAdd && (
        <Button variant="link" isInline isAriaDisabled={readOnly !== ''} title={readOnly} onClick={() => onAdd(tree)}>
          {texts.policy.firstRule}
        </Button>
      )}
    </div>
  );
}
