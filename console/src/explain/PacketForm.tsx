import { Button, FormSelect, FormSelectOption, TextInput } from '@patternfly/react-core';
import ExchangeAltIcon from '@patternfly/react-icons/dist/esm/icons/exchange-alt-icon';
import { type ReactNode, useEffect, useId, useState } from 'react';
import type { Cluster } from '../api/tierwall';
import { texts } from '../texts/explain';
import { EndPicker } from './EndPicker';
import styles from './Explain.module.css';
import type { End } from './ends';
import { DRAFT, type Flaws, isAddress, PROTOCOLS, type Question } from './question';

interface Props {
  readonly question: Question;
  readonly flaws: Flaws;
  readonly clusters: readonly Cluster[];
  readonly ends: readonly End[];
  readonly state: 'known' | 'loading' | 'unreadable';
  readonly published: number | undefined;
  /** Earlier revisions that can be asked about, the latest first. */
  readonly revisions: readonly number[];
  /** Whether there is a draft that can be asked about. */
  readonly hasDraft: boolean;
  readonly onChange: (changes: Readonly<Record<string, string>>) => void;
  readonly onAsk: () => void;
}

/** What packet is asked about. Each change is asked at once; the button asks again. */
export function PacketForm(props: Props) {
  const { question, flaws, clusters, ends, state, published, revisions, hasDraft, onChange, onAsk } = props;
  const senders = ends.filter((end) => end.kind !== 'service');
  const wrong = (field: keyof Flaws, words: string) => (flaws[field] === 'wrong' ? words : '');
  const kindOf = (value: string, service: boolean): End['kind'] =>
    isAddress(value) ? 'address' : service ? 'service' : 'pod';
  return (
    <form
      className={styles.form}
      aria-label={texts.form}
      onSubmit={(event) => {
        event.preventDefault();
        onAsk();
      }}
    >
      <Choice label={texts.cluster} value={question.cluster} onChange={(cluster) => onChange({ cluster })}>
        {!clusters.some(({ id }) => id === question.cluster) && (
          <FormSelectOption value={question.cluster} label={texts.notRegistered(question.cluster)} />
        )}
        {clusters.map(({ id, display_name }) => (
          <FormSelectOption key={id} value={id} label={display_name || id} />
        ))}
      </Choice>
      <EndPicker
        label={texts.from}
        ends={senders}
        state={state}
        value={question.from}
        kind={kindOf(question.from, false)}
        flaw={wrong('from', texts.flaws.end)}
        onChoose={({ value }) => onChange({ from: value })}
      />
      <Button
        variant="secondary"
        className={styles.swap ?? ''}
        icon={<ExchangeAltIcon />}
        aria-label={texts.swap}
        title={question.toService ? texts.noSwap : texts.swap}
        isAriaDisabled={question.toService}
        onClick={() => onChange({ from: question.to, to: question.from })}
      />
      <EndPicker
        label={texts.to}
        ends={ends}
        state={state}
        value={question.to}
        kind={kindOf(question.to, question.toService)}
        flaw={wrong('to', texts.flaws.end)}
        onChoose={({ kind, value }) => onChange({ to: value, kind: kind === 'service' ? kind : '' })}
      />
      <Choice
        label={texts.protocol}
        value={question.protocol}
        onChange={(protocol) => onChange({ protocol: protocol === 'TCP' ? '' : protocol })}
      >
        {PROTOCOLS.map((each) => (
          <FormSelectOption key={each} value={each} label={each} isDisabled={each === 'ICMP' && question.toService} />
        ))}
      </Choice>
      {question.protocol === 'ICMP' ? (
        <div className={styles.icmp}>
          <Digits
            label={texts.icmpType}
            value={question.icmpType}
            flaw={wrong('type', texts.flaws.icmp)}
            onChange={(type) => onChange({ type })}
          />
          <Digits
            label={texts.icmpCode}
            value={question.icmpCode}
            flaw={wrong('code', texts.flaws.icmp)}
            onChange={(code) => onChange({ code })}
          />
        </div>
      ) : (
        <Digits
          label={texts.port}
          value={question.port}
          flaw={wrong('port', texts.flaws.port)}
          onChange={(port) => onChange({ port })}
        />
      )}
      <Choice label={texts.rules} value={question.revision} onChange={(revision) => onChange({ revision })}>
        <FormSelectOption value="" label={texts.published(published)} />
        {hasDraft && <FormSelectOption value={DRAFT} label={texts.myDraft} />}
        {[...new Set([Number(question.revision), ...revisions])]
          .filter((revision) => revision > 0 && revision !== published)
          .sort((a, b) => b - a)
          .map((revision) => (
            <FormSelectOption key={revision} value={String(revision)} label={texts.earlier(String(revision))} />
          ))}
      </Choice>
      <Button type="submit" className={styles.ask ?? ''}>
        {texts.explain}
      </Button>
    </form>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <FormSelect id={id} value={value} onChange={(_, next) => onChange(next)}>
        {children}
      </FormSelect>
    </div>
  );
}

/** A number that is asked about once nothing has been typed for a moment. */
function Digits({
  label,
  value,
  flaw,
  onChange,
}: Pick<ChoiceProps, 'label' | 'value' | 'onChange'> & { readonly flaw: string }) {
  const id = useId();
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  useEffect(() => {
    const timer = setTimeout(() => typed !== value && onChange(typed), 300);
    return () => clearTimeout(timer);
  });
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <TextInput
        id={id}
        inputMode="numeric"
        value={typed}
        validated={flaw === '' ? 'default' : 'error'}
        onChange={(_, next) => setTyped(next.trim())}
      />
      {flaw !== '' && <span className={styles.flaw}>{flaw}</span>}
    </div>
  );
}
