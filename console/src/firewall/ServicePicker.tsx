import { SelectOption } from '@patternfly/react-core';
import { useMemo, useState } from 'react';
import { ANY, isAny, type RuleDoc, type ServiceDoc, type ServiceEntry } from '../intent/documents';
import { describePorts } from '../intent/rules';
import type { Catalogue } from '../intent/snapshot';
import { ServiceNames } from '../parts/names';
import { LISTED, SearchSelect } from '../parts/SearchSelect';
import { texts } from '../texts/firewall';
import { enforceable, parsePorts } from './ports';

const RAW = 'raw:';

interface Props {
  readonly catalogue: Catalogue;
  readonly rule: RuleDoc;
  readonly onChange: (rule: RuleDoc) => void;
}

/** Chooses services by name or port, or takes ports as they are typed: `TCP 8443`, `UDP 53, 5353`, `TCP 8000-8080`. */
export function ServicePicker({ catalogue, rule, onChange }: Props) {
  const [search, setSearch] = useState('');
  const chosen = isAny(rule.services) ? [] : rule.services;
  const entries = rule.service_entries ?? [];
  const found = useMemo(() => matching(catalogue.services, search), [catalogue.services, search]);
  const typed = parsePorts(search);

  const select = (value: string) => {
    if (value === RAW && typed) {
      onChange({ ...rule, service_entries: [...entries, typed] });
      setSearch('');
    } else if (value.startsWith(RAW)) {
      onChange({ ...rule, service_entries: entries.filter((_, index) => value !== RAW + index) });
    } else {
      const next = chosen.includes(value) ? chosen.filter((path) => path !== value) : [...chosen, value];
      onChange({ ...rule, services: next.length === 0 ? ANY : next });
    }
  };

  return (
    <SearchSelect
      label={texts.services}
      searchLabel={texts.picker.search(texts.services)}
      search={search}
      onSearch={setSearch}
      placeholder={texts.picker.portsExample}
      chosen={<ServiceNames services={rule.services} ports={describePorts(rule)} catalogue={catalogue} />}
      onSelect={select}
      footer={texts.picker.portsHelp}
    >
      {typed && (
        <SelectOption key={RAW} value={RAW}>
          {texts.picker.addPorts(portsOf(typed))}
        </SelectOption>
      )}
      {entries.map((entry, index) => (
        <SelectOption key={portsOf(entry)} value={RAW + index} hasCheckbox isSelected>
          {portsOf(entry)}
        </SelectOption>
      ))}
      {found.slice(0, LISTED).map((service) => (
        <SelectOption
          key={service.path}
          value={service.path}
          hasCheckbox
          isSelected={chosen.includes(service.path)}
          isAriaDisabled={!enforceable(service)}
          description={enforceable(service) ? contentOf(service) : texts.picker.notEnforceable}
        >
          {service.display_name}
        </SelectOption>
      ))}
      {found.length === 0 && !typed && (
        <SelectOption isDisabled key="none">
          {texts.picker.noMatch}
        </SelectOption>
      )}
    </SearchSelect>
  );
}

function matching(services: readonly ServiceDoc[], search: string): ServiceDoc[] {
  const wanted = search.toLowerCase();
  return services
    .filter((service) => `${service.display_name} ${contentOf(service)}`.toLowerCase().includes(wanted))
    .sort((a, b) => Number(enforceable(b)) - Number(enforceable(a)));
}

function contentOf(service: ServiceDoc): string {
  return (service.service_entries ?? []).map(portsOf).join(', ');
}

function portsOf(entry: ServiceEntry): string {
  return `${entry.l4_protocol ?? entry.resource_type} ${(entry.destination_ports ?? []).join(', ')}`;
}
