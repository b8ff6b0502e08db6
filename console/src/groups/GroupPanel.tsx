import type { GroupDoc } from '../intent/documents';
import { clustersOf } from '../intent/uses';
import { GroupSign } from '../parts/names';
import { ObjectPanel, PanelPart, UsesPart } from '../parts/ObjectPanel';
import type { Reading } from '../parts/ObjectScreen';
import { texts } from '../texts/groups';
import { texts as shared } from '../texts/objects';
import { CriteriaRead } from './CriteriaRead';
import { criteriaOf, isEditable } from './criteria';
import { deleteGroup } from './groups';
import { Members } from './Members';
import { TryPod } from './TryPod';
import type { Groups } from './useGroups';
import { WouldBeNow } from './WouldBe';

interface Props extends Reading {
  readonly group: GroupDoc;
  readonly from: Groups;
}

/** Whom a group selects, who that is now, where it is used, and whether a pod is in it. */
export function GroupPanel({ group, from, mark, mayChange, onEdit, onClose }: Props) {
  const uses = from.uses.get(group.path) ?? [];
  const publishedUses = from.publishedUses.get(group.path) ?? [];
  const computed = clustersOf(publishedUses).length > 0;
  const criteria = isEditable(group) ? criteriaOf(group.expression).criteria : [];
  const noPermission = mayChange ? '' : shared.panel.noPermission;
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
      onEdit={onEdit}
      onClose={onClose}
    >
      <PanelPart title={texts.panel.selects}>
        <CriteriaRead group={group} />
      </PanelPart>
      <PanelPart title={texts.members.title} help={texts.members.help}>
        {criteria.length > 0 && (mark === 'edited' || !computed) && <WouldBeNow criteria={criteria} />}
        {mark === 'edited' && computed && <p className="tw-quiet">{texts.members.draft}</p>}
        {criteria.length > 0 && !computed ? (
          <p className="tw-quiet">{texts.members.notYet}</p>
        ) : (
          <Members path={group.path} paths={clustersOf(publishedUses)} used={publishedUses.length > 0} />
        )}
      </PanelPart>
      <UsesPart uses={uses} whyNotDelete={whyNotDelete} />
      {isEditable(group) && (
        <PanelPart title={texts.tryPod.title}>
          <TryPod criteria={criteria} />
        </PanelPart>
      )}
    </ObjectPanel>
  );
}
