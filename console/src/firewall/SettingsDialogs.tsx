import { FormGroup, FormSelect, FormSelectOption, Switch, TextArea, TextInput } from '@patternfly/react-core';
import { useState } from 'react';
import type { Direction, PolicyDoc, RuleDoc } from '../intent/documents';
import { change, type Done } from '../intent/edits';
import { directionOf } from '../intent/rules';
import { texts as common } from '../texts/common';
import { texts } from '../texts/firewall';
import { FormDialog } from './FormDialog';

interface PolicyProps {
  readonly policy: PolicyDoc;
  readonly readOnly: string;
  readonly onDone: (done: Done) => void;
  readonly onCancel: () => void;
}

/** The gear of a policy: name, lock and comments; what Antrea clusters cannot do is dimmed, as in the guide. */
export function PolicySettings({ policy, readOnly, onDone, onCancel }: PolicyProps) {
  const [next, setNext] = useState(policy);
  return (
    <FormDialog
      title={texts.policy.settings(policy.display_name)}
      description={readOnly}
      word={texts.rule.done}
      valid={next.display_name.trim() !== '' && readOnly === ''}
      onDone={() => onDone(change(policy, next, texts.done.settings(policy.display_name)))}
      onCancel={onCancel}
    >
      <FormGroup label={texts.policy.name} fieldId="policy-name" isRequired>
        <TextInput
          id="policy-name"
          value={next.display_name}
          onChange={(_, display_name) => setNext({ ...next, display_name })}
        />
      </FormGroup>
      <Switch
        id="locked"
        label={texts.policy.locked}
        isChecked={next.locked ?? false}
        onChange={(_, locked) => setNext({ ...next, locked })}
      />
      <p className="tw-quiet">{texts.policy.lockedHelp}</p>
      <Switch id="tcp-strict" label={texts.policy.tcpStrict} isChecked isDisabled />
      <Switch id="stateful" label={texts.policy.stateful} isChecked isDisabled />
      <p className="tw-quiet">{texts.policy.unsupported}</p>
      <FormGroup label={texts.policy.comments} fieldId="policy-comments">
        <TextArea
          id="policy-comments"
          value={next.comments ?? ''}
          onChange={(_, comments) => setNext({ ...next, comments })}
        />
      </FormGroup>
    </FormDialog>
  );
}

interface RuleProps {
  readonly rule: RuleDoc;
  readonly readOnly: string;
  readonly onDone: (done: Done) => void;
  readonly onCancel: () => void;
}

const DIRECTIONS: readonly Direction[] = ['IN_OUT', 'IN', 'OUT'];

/** The gear of a rule: logging, direction, comments. */
export function RuleSettings({ rule, readOnly, onDone, onCancel }: RuleProps) {
  const [next, setNext] = useState(rule);
  const direction = directionOf(next);
  return (
    <FormDialog
      title={texts.rule.settings(rule.display_name)}
      description={readOnly}
      word={texts.rule.done}
      valid={readOnly === ''}
      onDone={() => onDone(change(rule, next, texts.done.settings(rule.display_name)))}
      onCancel={onCancel}
    >
      <Switch
        id="logging"
        label={texts.rule.logging}
        isChecked={next.logged ?? false}
        onChange={(_, logged) => setNext({ ...next, logged })}
      />
      <p className="tw-quiet">{texts.rule.loggingHelp}</p>
      <FormGroup label={texts.rule.direction} fieldId="direction">
        <FormSelect
          id="direction"
          value={direction.direction}
          isDisabled={direction.derivedFrom !== undefined}
          onChange={(_, value) => setNext({ ...next, direction: value as Direction })}
        >
          {DIRECTIONS.map((each) => (
            <FormSelectOption key={each} value={each} label={common.directions[each]} />
          ))}
        </FormSelect>
        {direction.derivedFrom && <p className="tw-quiet">{texts.directionFrom[direction.derivedFrom]}</p>}
      </FormGroup>
      <FormGroup label={texts.rule.comments} fieldId="rule-comments">
        <TextArea id="rule-comments" value={next.notes ?? ''} onChange={(_, notes) => setNext({ ...next, notes })} />
        <p className="tw-quiet">{texts.rule.commentsHelp}</p>
      </FormGroup>
    </FormDialog>
  );
}
