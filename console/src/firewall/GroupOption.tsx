import { SelectOption } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useDraft } from '../draft/store';
import { reachOf } from '../groups/memberTotals';
import { allMemberCounts } from '../groups/queries';
import type { GroupDoc } from '../intent/documents';
import { describeGroup, hasAddresses } from '../intent/rules';
import { GroupSign } from '../parts/names';
import { texts } from '../texts/firewall';
import styles from './GroupPicker.module.css';

interface Props {
  readonly group: GroupDoc;
  readonly chosen: boolean;
  readonly disabled?: boolean;
}

/** A group to choose: its name, what it selects, and how many pods those are. */
export function GroupOption({ group, chosen, disabled = false }: Props) {
  return (
    <SelectOption
      value={group.path}
      hasCheckbox
      isSelected={chosen}
      isAriaDisabled={disabled}
      className={(disabled ? styles.unusable : styles.usable) ?? ''}
    >
      <span className={styles.option}>
        <GroupSign group={group} />
        <span className={styles.words}>
          <span className={`tw-clip ${styles.name}`}>{group.display_name}</span>
          <span className={`tw-clip ${styles.selects}`}>{describeGroup(group)}</span>
        </span>
        <Pods group={group} />
      </span>
    </SelectOption>
  );
}

/** Nothing is said of a group that only the draft knows: no cluster has heard of it. */
function Pods({ group }: { group: GroupDoc }) {
  const counts = useQuery(allMemberCounts);
  const entry = useDraft().entries.get(group.path);
  const words = texts.picker;
  if (hasAddresses(group)) {
    return <span className={styles.pods}>{words.addresses}</span>;
  }
  if (entry && !entry.base) {
    return null;
  }
  if (!counts.data) {
    return (
      <span className={styles.pods}>{counts.isError && <span title={counts.error.message}>{words.unknown}</span>}</span>
    );
  }
  const { pods, clusters, unknown, uncounted } = reachOf([group.path], counts.data);
  if (uncounted > 0) {
    return (
      <span className={styles.pods} title={words.uncounted}>
        –<span className="tw-said">{words.uncounted}</span>
      </span>
    );
  }
  const none = unknown > 0 && clusters === 0;
  const notes = [unknown > 0 && (none ? words.unknownHelp : words.someUnknown(unknown)), entry && words.published];
  return (
    <span className={styles.pods} title={notes.filter(Boolean).join(' ')}>
      {none ? words.unknown : words.pods(pods)}
      {unknown > 0 && !none && ' + ?'}
    </span>
  );
}
