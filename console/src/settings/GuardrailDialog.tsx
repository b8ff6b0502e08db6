import { Checkbox, FormGroup, FormSelect, FormSelectOption, Radio, TextInput } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Demand } from '../api/settings';
import { useCatalogue } from '../draft/useCatalogue';
import { newId } from '../intent/documents';
import { clusters } from '../live/queries';
import { texts as all } from '../texts/settings';
import { Dialog } from './Dialog';
import { GuardedEnd } from './GuardedEnd';
import { bodyOf, flawsOf, type GuardrailForm } from './guardrail';
import { saveGuardrail } from './queries';
import styles from './Settings.module.css';

const texts = all.guardrails;
const DEMANDS: readonly Demand[] = ['NOTHING_REACHES', 'ONLY_REACHES', 'EVERYTHING_REACHES'];
const PROTOCOLS = ['', 'TCP', 'UDP'] as const;

interface Props {
  /** Undefined for a new one, which takes its id from its name. */
  readonly id: string | undefined;
  readonly form: GuardrailForm;
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

export function GuardrailDialog({ id, form: before, taken, onClose }: Props) {
  const [form, setForm] = useState(before);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const { catalogue, published } = useCatalogue();
  const known = useQuery(clusters).data ?? [];
  const flaws = flawsOf(form);
  const wrong = (field: 'name' | 'from' | 'to' | 'ports') => touched.has(field) && flaws.has(field);
  const change = (field: string, changes: Partial<GuardrailForm>) => {
    setForm({ ...form, ...changes });
    setTouched(new Set([...touched, field]));
  };
  const groups = catalogue.groups.filter(({ path }) => published.has(path));
  const end = (side: 'from' | 'to') => (
    <GuardedEnd
      label={texts[side]}
      end={form[side]}
      groups={groups}
      wrong={wrong(side)}
      onChange={(next) => change(side, { [side]: next })}
    />
  );
  return (
    <Dialog
      title={id === undefined ? texts.newTitle : texts.editTitle(before.name)}
      valid={flaws.size === 0}
      send={() => saveGuardrail(id ?? newId(form.name, (each) => taken.includes(each)), bodyOf(form))}
      onClose={onClose}
    >
      <FormGroup label={texts.name} fieldId="guardrail-name" isRequired>
        <TextInput
          id="guardrail-name"
          value={form.name}
          isRequired
          validated={wrong('name') ? 'error' : 'default'}
          onChange={(_, name) => change('name', { name })}
        />
        {wrong('name') && <p className="tw-danger">{texts.nameRequired}</p>}
      </FormGroup>
      <FormGroup label={texts.demand} fieldId="guardrail-demand">
        <FormSelect
          id="guardrail-demand"
          value={form.demand}
          onChange={(_, demand) => change('demand', { demand: demand as Demand })}
        >
          {DEMANDS.map((each) => (
            <FormSelectOption key={each} value={each} label={texts.demands[each]} />
          ))}
        </FormSelect>
      </FormGroup>
      <div className={styles.ends}>
        {end('from')}
        {end('to')}
      </div>
      <div className={styles.ends}>
        <FormGroup label={texts.traffic} fieldId="guardrail-protocol">
          <FormSelect
            id="guardrail-protocol"
            value={form.protocol}
            onChange={(_, protocol) => change('protocol', { protocol: protocol as GuardrailForm['protocol'] })}
          >
            {PROTOCOLS.map((each) => (
              <FormSelectOption key={each} value={each} label={each === '' ? texts.all : each} />
            ))}
          </FormSelect>
        </FormGroup>
        {form.protocol !== '' && (
          <FormGroup label={texts.ports} fieldId="guardrail-ports">
            <TextInput
              id="guardrail-ports"
              value={form.ports}
              validated={wrong('ports') ? 'error' : 'default'}
              aria-describedby="guardrail-ports-help"
              onChange={(_, ports) => change('ports', { ports })}
            />
            <p id="guardrail-ports-help" className={wrong('ports') ? 'tw-danger' : 'tw-quiet'}>
              {wrong('ports') ? texts.portsWrong : texts.portsHelp}
            </p>
          </FormGroup>
        )}
      </div>
      <FormGroup role="radiogroup" label={texts.severity} fieldId="guardrail-severity" isInline>
        {(['BLOCK', 'WARN'] as const).map((each) => (
          <Radio
            key={each}
            id={`guardrail-${each}`}
            name="guardrail-severity"
            label={texts.severities[each]}
            isChecked={form.severity === each}
            onChange={() => change('severity', { severity: each })}
          />
        ))}
      </FormGroup>
      <FormGroup role="group" label={texts.clusters} fieldId="guardrail-clusters">
        <div className={styles.clusters}>
          {known.map(({ id: cluster, path, display_name }) => (
            <Checkbox
              key={path}
              id={`guardrail-cluster-${cluster}`}
              label={display_name || cluster}
              isChecked={form.clusters.includes(path)}
              onChange={(_, on) =>
                change('clusters', {
                  clusters: on ? [...form.clusters, path] : form.clusters.filter((each) => each !== path),
                })
              }
            />
          ))}
        </div>
        <p className="tw-quiet">{texts.clustersHelp}</p>
      </FormGroup>
    </Dialog>
  );
}
