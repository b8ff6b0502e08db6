import { SelectOption } from '@patternfly/react-core';
import { useMemo, useState } from 'react';
import { type GroupDoc, isAny } from '../intent/documents';
import { describeGroup } from '../intent/rules';
import type { Catalogue } from '../intent/snapshot';
import { GroupNames, GroupSign } from '../parts/names';
import { LISTED, SearchSelect } from '../parts/SearchSelect';
import { texts } from '../texts/firewall';

interface Props {
  readonly label: string;
  readonly catalogue: Catalogue;
  readonly selected: readonly string[];
  readonly onChange: (paths: readonly string[]) => void;
  /** Whether a group can be chosen here, and why not, said once above those that cannot. */
  readonly excludes?: { readonly when: (group: GroupDoc) => boolean; readonly title: string; readonly why: string };
}

/** Chooses groups by name or by what they select. None is Any. */
export function GroupPicker({ label, catalogue, selected, onChange, excludes }: Props) {
  const [search, setSearch] = useState('');
  const chosen = isAny(selected) ? [] : selected;
  const found = useMemo(() => matching(catalogue.groups, search), [catalogue.groups, search]);
  const usable = found.filter((group) => !excludes?.when(group));
  const unusable = found.filter((group) => excludes?.when(group));

  const toggle = (path: string) =>
    onChange(chosen.includes(path) ? chosen.filter((each) => each !== path) : [...chosen, path]);

  const option = (group: GroupDoc, disabled: boolean) => (
    <SelectOption
      key={group.path}
      value={group.path}
      hasCheckbox
      isSelected={chosen.includes(group.path)}
      isAriaDisabled={disabled}
      icon={<GroupSign group={group} />}
      description={describeGroup(group)}
    >
      {group.display_name}
    </SelectOption>
  );

  return (
    <SearchSelect
      label={label}
      searchLabel={texts.picker.search(label)}
      search={search}
      onSearch={setSearch}
      found={texts.picker.found(found.length, catalogue.groups.length)}
      chosen={<GroupNames paths={chosen} catalogue={catalogue} />}
      onSelect={(path) => {
        const group = catalogue.documents.get(path) as GroupDoc | undefined;
        if (group && !excludes?.when(group)) {
          toggle(group.path);
        }
      }}
      footer={
        <>
          {chosen.length === 0 ? texts.picker.anyChosen : texts.picker.chosen(chosen.length)}
          {usable.length > LISTED && ` ${texts.picker.more(usable.length - LISTED)}`}
        </>
      }
    >
      {usable.slice(0, LISTED).map((group) => option(group, false))}
      {usable.length === 0 && (
        <SelectOption isDisabled key="none">
          {catalogue.groups.length === 0 ? texts.picker.noGroups : texts.picker.noMatch}
        </SelectOption>
      )}
      {unusable.length > 0 && (
        <SelectOption isAriaDisabled key="why" description={excludes?.why}>
          {excludes?.title}
        </SelectOption>
      )}
      {unusable.slice(0, LISTED).map((group) => option(group, true))}
    </SearchSelect>
  );
}

function matching(groups: readonly GroupDoc[], search: string): GroupDoc[] {
  const wanted = search.toLowerCase();
  return groups.filter((group) => `${group.display_name} ${describeGroup(group)}`.toLowerCase().includes(wanted));
}
