import { perform } from '../draft/useCatalogue';
import type { GroupDoc } from '../intent/documents';
import { markOf } from '../intent/marks';
import { clustersOf } from '../intent/uses';
import { GroupSign } from '../parts/names';
import { Gone, ObjectPanel, PanelPart, UsesPart } from '../parts/ObjectPanel';
import { useParameters } from '../parts/useParameters';
import { texts } from '../texts/groups';
import { CriteriaRead } from './CriteriaRead';
import { criteriaOf, isEditable } from './criteria';
import { GroupEditor } from './GroupEditor';
import { deleteGroup, editGroup, formOf } from './groups';
import { Members } from './Members';
import { TryPod } from './TryPod';
import type { Groups } from './useGroups';

interface Props {
  readonly group: GroupDoc | undefined;
  readonly from: Groups;
  readonly mayChange: boolean;
  readonly onClose: () => void;
}

/** One group, to read or to edit, as the address bar says. */
export function GroupPanel({ group, from, mayChange, onClose }: Props) {
  const [parameters, setParameters] = useParameters();
  if (!group) {
    return <Gone words={texts.gone} onClose={onClose} />;
  }
  const deleted = markOf(from.draft.entries, group.path) === 'deleted';
  if (parameters.has('edit') && mayChange && isEditable(group) && !deleted) {
    return (
      <GroupEditor
        of={group.path}
        title={texts.form.editTitle(group.display_name)}
        initial={formOf(group)}
        others={from.catalogue.groups.filter((other) => other.path !== group.path)}
        uses={from.uses.get(group.path) ?? []}
        onCancel={() => setParameters({ edit: '' })}
        onDone={(form) => {
          perform(editGroup(group, form));
          setParameters({ edit: '' });
        }}
      />
    );
  }
  return <Read group={group} from={from} mayChange={mayChange} onClose={onClose} />;
}

/** Whom it selects, who that is now, where it is used, and whether a pod is in it. */
function Read({ group, from, mayChange, onClose }: Props & { group: GroupDoc }) {
  const [, setParameters] = useParameters();
  const mark = markOf(from.draft.entries, group.path);
  const uses = from.uses.get(group.path) ?? [];
  const publishedUses = from.publishedUses.get(group.path) ?? [];
  const noPermission = mayChange ? '' : texts.panel.noPermission;
  const whyNotDelete = noPermission || (uses.length > 0 ? texts.panel.inUse : '');
  return (
    <ObjectPanel
      label={texts.panel.label(group.display_name)}
      doc={group}
      sign={<GroupSign group={group} />}
      mark={mark}
      whyNotEdit={noPermission || (isEditable(group) ? '' : texts.panel.notEditable)}
      whyNotDelete={whyNotDelete}
      deletion={deleteGroup(group)}
      onEdit={() => setParameters({ edit: 'true' }, true)}
      onClose={onClose}
    >
      <PanelPart title={texts.panel.selects}>
        <CriteriaRead group={group} />
      </PanelPart>
      <PanelPart title={texts.members.title} help={texts.members.help}>
        {mark === 'edited' && <p className="tw-quiet">{texts.members.draft}</p>}
        <Members path={group.path} paths={clustersOf(publishedUses)} used={publishedUses.length > 0} />
      </PanelPart>
      <UsesPart uses={uses} whyNotDelete={whyNotDelete} />
      {isEditable(group) && (
        <PanelPart title={texts.tryPod.title}>
          <TryPod criteria={criteriaOf(group.expression).criteria} />
        </PanelPart>
      )}
    </ObjectPanel>
  );
}
