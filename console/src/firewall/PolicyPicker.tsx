import { SelectOption } from '@patternfly/react-core';
import { useMemo, useState } from 'react';
import { idOf } from '../intent/documents';
import type { PolicyTree } from '../intent/snapshot';
import { CategoryGlyph } from '../parts/glyphs';
import { LISTED, SearchSelect } from '../parts/SearchSelect';
import { texts } from '../texts/firewall';

interface Props {
  readonly label: string;
  readonly trees: readonly PolicyTree[];
  readonly selected: PolicyTree | undefined;
  readonly readOnlyOf: (tree: PolicyTree) => string;
  readonly onChange: (tree: PolicyTree) => void;
}

/** Chooses a policy of any category. One that cannot be changed is there, and says why. */
export function PolicyPicker({ label, trees, selected, readOnlyOf, onChange }: Props) {
  const [search, setSearch] = useState('');
  const found = useMemo(() => matching(trees, search), [trees, search]);
  return (
    <SearchSelect
      label={label}
      searchLabel={texts.picker.search(label)}
      search={search}
      onSearch={setSearch}
      found={texts.picker.found(found.length, trees.length)}
      chosen={selected ? selected.policy.display_name : texts.copyDialog.choose}
      onSelect={(path) => {
        const tree = trees.find(({ policy }) => policy.path === path);
        if (tree && readOnlyOf(tree) === '') {
          onChange(tree);
        }
      }}
      single
      footer={found.length > LISTED && texts.picker.more(found.length - LISTED)}
    >
      {found.slice(0, LISTED).map((tree) => {
        const { policy } = tree;
        const why = readOnlyOf(tree);
        return (
          <SelectOption
            key={policy.path}
            value={policy.path}
            icon={<CategoryGlyph category={policy.category} />}
            isSelected={policy.path === selected?.policy.path}
            isAriaDisabled={why !== ''}
            description={why || describe(tree)}
          >
            {policy.display_name}
          </SelectOption>
        );
      })}
      {found.length === 0 && (
        <SelectOption isDisabled key="none">
          {trees.length === 0 ? texts.copyDialog.noPolicy : texts.picker.noMatch}
        </SelectOption>
      )}
    </SearchSelect>
  );
}

function matching(trees: readonly PolicyTree[], search: string): readonly PolicyTree[] {
  const wanted = search.toLowerCase();
  return trees.filter((tree) => `${tree.policy.display_name} ${describe(tree)}`.toLowerCase().includes(wanted));
}

function describe({ policy, rules, spans }: PolicyTree): string {
  const clusters = spans.map((span) => idOf(span.container_cluster_path)).join(', ') || texts.policy.noCluster;
  return texts.copyDialog.about(policy.category, texts.policy.rules(rules.length), clusters);
}
