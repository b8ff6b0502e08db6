import { Button, FormSelect, FormSelectOption, Switch, TextInput } from '@patternfly/react-core';
import { type KeyboardEvent, useState } from 'react';
import { type Action, ANY, type Direction, type RuleDoc } from '../intent/documents';
import { appliedByPolicy, directionOf, hasAddresses, inapplicable, type Side, withPeers } from '../intent/rules';
import type { Catalogue } from '../intent/snapshot';
import { texts as common } from '../texts/common';
import { texts } from '../texts/firewall';
import styles from './Firewall.module.css';
import { GroupPicker } from './GroupPicker';
import type { Line } from './lines';
import { ServicePicker } from './ServicePicker';

interface Props {
  readonly line: Extract<Line, { kind: 'rule' }>;
  readonly catalogue: Catalogue;
  /** What was begun before, and not done. */
  readonly begun: RuleDoc | undefined;
  readonly onChange: (rule: RuleDoc) => void;
  /** Leads to where groups are added. */
  readonly onAddGroup: () => void;
  readonly onDone: (rule: RuleDoc) => void;
  readonly onCancel: () => void;
}

const ACTIONS: readonly Action[] = ['ALLOW', 'DROP', 'REJECT'];
const DIRECTIONS: readonly Direction[] = ['IN_OUT', 'IN', 'OUT'];

/** The whole line as fields. Nothing is noted before Done, and Esc forgets it. */
export default function RuleEditor({ line, catalogue, begun, onChange, onAddGroup, onDone, onCancel }: Props) {
  const [rule, setFields] = useState(begun ?? line.rule);
  const setRule = (next: RuleDoc) => {
    onChange(next);
    setFields(next);
  };
  const off = inapplicable(rule);
  const direction = directionOf(rule);
  const done = () => rule.display_name.trim() !== '' && onDone(rule);
  const keys = (event: KeyboardEvent) => {
    // The keys of the table are not for the fields; a list hears its own only as far out as the table does.
    const isInList = (event.target as Element).closest('[role="menu"]') !== null;
    if (!isInList) {
      event.stopPropagation();
    }
    const list = event.currentTarget.querySelector('[aria-expanded="true"]');
    if (event.key === 'Escape' && !list) {
      onCancel();
    } else if (event.key === 'Enter' && (event.target as HTMLElement).tagName === 'INPUT') {
      done();
    }
  };
  const peers = (side: Side, label: string) =>
    off === side ? (
      <p className="tw-quiet tw-clip" title={texts.notApplicable[side]}>
        – <span className="tw-said">{texts.notApplicable[side]}</span>
      </p>
    ) : (
      <GroupPicker
        label={label}
        purpose={texts.picker.purpose[side]}
        onAdd={onAddGroup}
        catalogue={catalogue}
        selected={rule[side]}
        onChange={(groups) => setRule(withPeers(rule, side, groups))}
      />
    );

  return (
    <div role="gridcell" className={styles.editorCell}>
      <div
        role="group"
        className={styles.editor}
        aria-label={texts.rule.editing(line.rule.display_name)}
        onKeyDown={keys}
      >
        <span className={styles.edited} />
        <span />
        <span className="tw-number tw-quiet">{line.place}</span>
        <TextInput
          aria-label={texts.rule.name}
          value={rule.display_name}
          validated={rule.display_name.trim() === '' ? 'error' : 'default'}
          autoFocus
          onFocus={(event) => event.target.select()}
          onChange={(_, display_name) => setRule({ ...rule, display_name })}
        />
        {peers('source_groups', texts.sources)}
        {peers('destination_groups', texts.destinations)}
        <ServicePicker catalogue={catalogue} rule={rule} onChange={setRule} />
        {appliedByPolicy(line.tree.policy) ? (
          <p className="tw-quiet" title={texts.asPolicyHelp}>
            {texts.asPolicy}
          </p>
        ) : (
          <GroupPicker
            label={texts.appliedTo}
            purpose={texts.picker.purpose.scope}
            onAdd={onAddGroup}
            catalogue={catalogue}
            selected={rule.scope}
            onChange={(scope) => setRule({ ...rule, scope: scope.length === 0 ? ANY : scope })}
            excludes={{ when: hasAddresses, title: texts.picker.addressTitle, why: texts.picker.addressWhy }}
          />
        )}
        <FormSelect
          aria-label={texts.rule.direction}
          value={direction.direction}
          isDisabled={direction.derivedFrom !== undefined}
          title={direction.derivedFrom ? texts.directionFrom[direction.derivedFrom] : undefined}
          onChange={(_, value) => setRule({ ...rule, direction: value as Direction })}
        >
          {DIRECTIONS.map((each) => (
            <FormSelectOption key={each} value={each} label={common.directions[each]} />
          ))}
        </FormSelect>
        <FormSelect
          aria-label={texts.rule.action}
          value={rule.action}
          onChange={(_, value) => setRule({ ...rule, action: value as Action })}
        >
          {ACTIONS.map((each) => (
            <FormSelectOption key={each} value={each} label={common.actions[each]} />
          ))}
        </FormSelect>
        <Switch
          id={`edit-on-${rule.path}`}
          aria-label={texts.rule.on(rule.display_name)}
          isChecked={!rule.disabled}
          hasCheckIcon
          onChange={(_, on) => setRule({ ...rule, disabled: !on })}
        />
        <span className={styles.decide}>
          <Button variant="link" onClick={onCancel}>
            {texts.rule.cancel}
          </Button>
          <Button onClick={done}>{texts.rule.done}</Button>
        </span>
      </div>
    </div>
  );
}
