import type { GroupDoc } from '../intent/documents';
import { describeGroup } from '../intent/rules';
import { clustersOf } from '../intent/uses';
import { GroupSign } from '../parts/names';
import { type Column, ObjectTable } from '../parts/ObjectTable';
import { texts } from '../texts/groups';
import { kindOfGroup } from './groups';
import { MemberCount } from './MemberCount';
import type { Groups } from './useGroups';

interface Props {
  readonly groups: readonly GroupDoc[];
  readonly from: Groups;
  readonly selected: string;
  /** Whether there is a panel beside it, and less room. */
  readonly narrow: boolean;
}

/** Groups with what they select, and how many members they have. */
export function GroupTable({ groups, from, selected, narrow }: Props) {
  const { draft, uses, publishedUses } = from;
  const selects: Column<GroupDoc> = {
    title: texts.columns.selects,
    width: narrow ? '40%' : '34%',
    cell: describeGroup,
  };
  const more: readonly Column<GroupDoc>[] = [
    { title: texts.columns.kind, width: '120px', isQuiet: true, cell: (group) => texts.kinds[kindOfGroup(group)] },
    {
      title: texts.columns.members,
      width: '320px',
      cell: (group) => <MemberCount group={group} paths={clustersOf(publishedUses.get(group.path) ?? [])} />,
    },
  ];
  return (
    <ObjectTable
      place="/groups"
      words={texts}
      objects={groups}
      entries={draft.entries}
      sign={(group) => <GroupSign group={group} />}
      summary={describeGroup}
      columns={narrow ? [selects] : [selects, ...more]}
      {...{ uses, selected }}
    />
  );
}
