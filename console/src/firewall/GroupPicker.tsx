import { SelectOption } from '@patternfly/react-core';
import InfoCircleIcon from '@patternfly/react-icons/dist/esm/icons/info-circle-icon';
import { useMemo, useState } from 'react';
import { type GroupDoc, isAny } from '../intent/documents';
import { describeGroup } from '../intent/rules';
import type { Catalogue } from '../intent/snapshot';
import { GroupNames } from '../parts/names';
import { LISTED, SearchSelect } from '../parts/SearchSelect';
import { texts } from '../texts/firewall';
import { GroupOption } from './GroupOption';
import styles from './GroupPicker.module.css';
import { GroupReach } from './GroupReach';

interface Props {
  readonly label: string;
  /** What the groups are for, in a few words. */
  readonly purpose: string;
  readonly catalogue: Catalogue;
  readonly selected: readonly string[];
  readonly onChange: (paths: readonly string[]) => void;
  /** Leads to where groups are added; absent where what is being filled in would be lost. */
  readonly onAdd?: () => void;
  /** Whether a group can be chosen here, and why not, said once above those that cannot. */
  readonly excludes?: { readonly when: (group: GroupDoc) => boolean; readonly title: string; readonly why: string };
}

const ADD = 'add';

/** Chooses groups by name or by what they select. None is Any. */
export function GroupPicker({ label, purpose, catalogue, selected, onChange, onAdd, excludes }: Props) {
  const [search, setSearch] = useState('');
  const chosen = isAny(selected) ? [] : selected;
  const found = useMemo(() => matching(catalogue.groups, search), [catalogue.groups, search]);
  const usable = found.filter((group) => !excludes?.when(group));
  const unusable = found.filter((group) => excludes?.when(group));
  const words = texts.picker;

  const select = (value: string) => {
    const group = catalogue.documents.get(value) as GroupDoc | undefined;
    if (value === ADD) {
      onAdd?.();
    } else if (group && !excludes?.when(group)) {
      onChange(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
    }
  };

  return (
    <SearchSelect
      label={label}
      purpose={purpose}
      searchLabel={words.search(label)}
      search={search}
      onSearch={setSearch}
      found={words.foundGroups(found.length, catalogue.groups.length)}
      chosen={<GroupNames paths={chosen} catalogue={catalogue} />}
      onSelect={select}
      footer={<GroupReach chosen={chosen} />}
    >
      {usable.slice(0, LISTED).map((group) => (
        <GroupOption key={group.path} group={group} chosen={chosen.includes(group.path)} />
      ))}
      {usable.length > LISTED && (
        <SelectOption isDisabled key="more">
          {words.more(usable.length - LISTED)}
        </SelectOption>
      )}
      {usable.length === 0 && (
        <SelectOption isDisabled key="none">
          {catalogue.groups.length > 0 ? words.noMatch : onAdd ? words.noGroups : words.addUnderGroups}
        </SelectOption>
      )}
      {usable.length === 0 && onAdd && (
        <SelectOption key={ADD} value={ADD}>
          <span className="tw-blue">{words.addGroup}</span>
        </SelectOption>
      )}
      {excludes && unusable.length > 0 && (
        <SelectOption isDisabled key="why" className={styles.why ?? ''}>
          <span className={styles.whyText}>
            <InfoCircleIcon />
            <span>
              <strong>{excludes.title}</strong> {excludes.why}
            </span>
          </span>
        </SelectOption>
      )}
      {unusable.slice(0, LISTED).map((group) => (
        <GroupOption key={group.path} group={group} chosen={false} disabled />
      ))}
    </SearchSelect>
  );
}

function matching(groups: readonly GroupDoc[], search: string): GroupDoc[] {
  const wanted = search.toLowerCase();
  return groups.filter((group) => `${group.display_name} ${describeGroup(group)}`.toLowerCase().includes(wanted));
}
