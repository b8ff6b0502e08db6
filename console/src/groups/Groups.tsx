import { useCallback } from 'react';
import type { GroupDoc } from '../intent/documents';
import { ObjectScreen } from '../parts/ObjectScreen';
import { texts } from '../texts/groups';
import { isEditable } from './criteria';
import { GroupEditor } from './GroupEditor';
import { GroupPanel } from './GroupPanel';
import { GroupTable } from './GroupTable';
import { addGroup, EMPTY_FORM, editGroup, formOf, matches } from './groups';
import { useGroups } from './useGroups';

/** What rules name: the list, and beside it one group, to read, to try and to edit. */
export default function Groups() {
  const from = useGroups();
  const { groups, uses, catalogue } = from;
  const hasWords = useCallback(
    (group: GroupDoc, text: string) => matches(group, uses.get(group.path) ?? [], text),
    [uses],
  );
  return (
    <ObjectScreen
      place="/groups"
      words={texts}
      intent={from}
      objects={groups}
      matches={hasWords}
      isEditable={isEditable}
      table={(shown, selected, narrow) => <GroupTable groups={shown} {...{ from, selected, narrow }} />}
      panel={(group, reading) => <GroupPanel group={group} from={from} {...reading} />}
      editor={(group, { onDone, ...writing }) => (
        <GroupEditor
          {...writing}
          initial={group ? formOf(group) : EMPTY_FORM}
          others={catalogue.groups.filter((other) => other.path !== group?.path)}
          uses={group ? (uses.get(group.path) ?? []) : []}
          onDone={(form) => onDone(group ? editGroup(group, form) : addGroup(catalogue, form))}
        />
      )}
    />
  );
}
