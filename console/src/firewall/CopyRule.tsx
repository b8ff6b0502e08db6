import { Button, FormGroup, Modal, ModalBody, ModalFooter, ModalHeader, Radio } from '@patternfly/react-core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { perform } from '../draft/useCatalogue';
import type { RuleDoc } from '../intent/documents';
import { copyRuleTo, type Done, type End, moveRuleTo } from '../intent/edits';
import { appliedByPolicy } from '../intent/rules';
import { type Catalogue, type PolicyTree, policyTrees } from '../intent/snapshot';
import { texts } from '../texts/firewall';
import { FormDialog } from './FormDialog';
import { PolicyPicker } from './PolicyPicker';

interface Props {
  readonly rule: RuleDoc;
  /** The policy that it is in. */
  readonly tree: PolicyTree;
  readonly catalogue: Catalogue;
  readonly readOnlyOf: (tree: PolicyTree) => string;
  /** Whether the table shows a rule when it is in a policy. */
  readonly shows: (tree: PolicyTree, rule: RuleDoc) => boolean;
  /** The rule comes to where the table shows it, which ends the dialog. */
  readonly onCopied: (done: Done, into: PolicyTree) => void;
  readonly onClose: () => void;
}

const ENDS: readonly End[] = ['first', 'last'];

/** Puts a rule into another policy, of any category. Where that is not in sight, a link leads there. */
export function CopyRule({ rule, tree, catalogue, readOnlyOf, shows, onCopied, onClose }: Props) {
  const [path, setPath] = useState('');
  const [end, setEnd] = useState<End>('last');
  const [moves, setMoves] = useState(false);
  const [copied, setCopied] = useState<Done>();
  const others = policyTrees(catalogue).filter(({ policy }) => policy.path !== tree.policy.path);
  const into = others.find(({ policy }) => policy.path === path);
  const words = texts.copyDialog;
  const whyStays = readOnlyOf(tree);

  if (into && copied) {
    return <Copied rule={rule} into={into} path={copied.focus} onClose={onClose} />;
  }
  const copy = () => {
    if (into) {
      const done = (moves ? moveRuleTo : copyRuleTo)(into, rule, end);
      if (shows(into, rule)) {
        onCopied(done, into);
      } else {
        perform(done);
        setCopied(done);
      }
    }
  };
  return (
    <FormDialog
      title={words.title(rule.display_name)}
      word={moves ? words.move : words.copy}
      valid={into !== undefined}
      onDone={copy}
      onCancel={onClose}
    >
      <FormGroup label={words.policy} isRequired>
        <PolicyPicker
          label={words.policy}
          trees={others}
          selected={into}
          readOnlyOf={readOnlyOf}
          onChange={({ policy }) => setPath(policy.path)}
        />
        <p className="tw-quiet" role="status">
          {into?.spans.length === 0 && <span className="tw-warning">{words.noCluster}</span>}{' '}
          {into && appliedByPolicy(into.policy) && words.byPolicy}
        </p>
      </FormGroup>
      <FormGroup role="radiogroup" label={words.place} fieldId="place">
        {ENDS.map((each) => (
          <Radio
            key={each}
            id={`place-${each}`}
            name="place"
            label={words.ends[each]}
            isChecked={end === each}
            onChange={() => setEnd(each)}
          />
        ))}
      </FormGroup>
      <FormGroup role="radiogroup" label={words.what} fieldId="what">
        <Radio id="stays" name="what" label={words.stays} isChecked={!moves} onChange={() => setMoves(false)} />
        <Radio
          id="goes"
          name="what"
          label={words.goes}
          description={whyStays}
          isDisabled={whyStays !== ''}
          isChecked={moves}
          onChange={() => setMoves(true)}
        />
      </FormGroup>
    </FormDialog>
  );
}

interface CopiedProps {
  readonly rule: RuleDoc;
  readonly into: PolicyTree;
  /** Of the rule there. */
  readonly path: string;
  readonly onClose: () => void;
}

/** Where the rule is now. */
function Copied({ rule, into: { policy, rules }, path, onClose }: CopiedProps) {
  const [, navigate] = useLocation();
  const words = texts.copyDialog;
  const place = rules.findIndex((each) => each.path === path) + 1;
  const show = () => {
    onClose();
    navigate(`/firewall/${policy.category.toLowerCase()}?at=${encodeURIComponent(path)}`);
  };
  return (
    <Modal isOpen variant="small" onClose={onClose} aria-labelledby="copied-rule" elementToFocus="#show-copied">
      <ModalHeader labelId="copied-rule" title={words.done(rule.display_name, policy.display_name)} />
      <ModalBody>{words.where(place, rules.length, policy.category)}</ModalBody>
      <ModalFooter>
        <Button id="show-copied" onClick={show}>
          {words.show}
        </Button>
        <Button variant="link" onClick={onClose}>
          {words.close}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
