import { Button } from '@patternfly/react-core';
import TimesIcon from '@patternfly/react-icons/dist/esm/icons/times-icon';
import { useEffect, useRef } from 'react';
import { draftStore } from '../draft/store';
import { perform } from '../draft/useCatalogue';
import type { GroupDoc } from '../intent/documents';
import { discard } from '../intent/draft';
import { markOf } from '../intent/marks';
import { clustersOf } from '../intent/uses';
import { Age } from '../parts/age';
import { MarkChip } from '../parts/Marks';
import { GroupSign } from '../parts/names';
import panel from '../parts/panel.module.css';
import { Nothing } from '../parts/states';
import { Uses } from '../parts/Uses';
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

/** One group: whom it selects, who that is now, where it is used, and whether a pod is in it. */
export function GroupPanel({ group, from, mayChange, onClose }: Props) {
  const [parameters, setParameters] = useParameters();
  if (!group) {
    return (
      <section className={`tw-card ${panel.panel}`}>
        <Nothing
          title={texts.gone.title}
          action={
            <Button variant="link" onClick={onClose}>
              {texts.gone.close}
            </Button>
          }
        >
          {texts.gone.body}
        </Nothing>
      </section>
    );
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

function Read({ group, from, mayChange, onClose }: Props & { group: GroupDoc }) {
  const [, setParameters] = useParameters();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus({ preventScroll: true }), []);
  const mark = markOf(from.draft.entries, group.path);
  const uses = from.uses.get(group.path) ?? [];
  const publishedUses = from.publishedUses.get(group.path) ?? [];
  const whyNotDelete = !mayChange ? texts.panel.noPermission : uses.length > 0 ? texts.panel.inUse : '';
  const whyNotEdit = !mayChange ? texts.panel.noPermission : isEditable(group) ? '' : texts.panel.notEditable;
  return (
    <section
      className={`tw-card ${panel.panel}`}
      aria-label={texts.panel.label(group.display_name)}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}
    >
      <div className={panel.panelHead}>
        <GroupSign group={group} />
        <h2 ref={head} tabIndex={-1} className={`tw-clip ${mark === 'deleted' ? panel.struck : ''}`}>
          {group.display_name}
        </h2>
        <MarkChip mark={mark} />
        <span className="tw-spring" />
        {mark === 'deleted' ? (
          <Button
            variant="secondary"
            onClick={() =>
              draftStore().update((now) => discard(now, texts.done.keep(group.display_name), [group.path]))
            }
          >
            {texts.panel.restore}
          </Button>
        ) : (
          <>
            <Button
              variant="secondary"
              isAriaDisabled={whyNotEdit !== ''}
              title={whyNotEdit}
              aria-describedby="why-not-edit"
              onClick={() => whyNotEdit === '' && setParameters({ edit: 'true' })}
            >
              {texts.panel.edit}
            </Button>
            <Button
              variant="secondary"
              isDanger
              isAriaDisabled={whyNotDelete !== ''}
              title={whyNotDelete}
              aria-describedby="why-not-delete"
              onClick={() => {
                if (whyNotDelete === '') {
                  perform(deleteGroup(group));
                  if (mark === 'new') {
                    onClose();
                  }
                }
              }}
            >
              {texts.panel.remove}
            </Button>
          </>
        )}
        <Button variant="plain" icon={<TimesIcon />} aria-label={texts.panel.close} onClick={onClose} />
      </div>
      <div className={panel.panelBody}>
        <p id="why-not-edit" className="tw-quiet" hidden={whyNotEdit === ''}>
          {whyNotEdit}
        </p>
        {typeof group.description === 'string' && group.description !== '' && <p>{group.description}</p>}
        <section className={panel.section} aria-label={texts.panel.selects}>
          <h3>{texts.panel.selects}</h3>
          <CriteriaRead group={group} />
        </section>
        <section className={panel.section} aria-label={texts.members.title}>
          <h3 title={texts.members.help}>{texts.members.title}</h3>
          {mark === 'edited' && <p className="tw-quiet">{texts.members.draft}</p>}
          <Members path={group.path} paths={clustersOf(publishedUses)} used={publishedUses.length > 0} />
        </section>
        <section className={panel.section} aria-label={texts.uses.title}>
          <h3>{texts.uses.title}</h3>
          <Uses uses={uses} />
          <p
            id="why-not-delete"
            className={`tw-quiet ${panel.below}`}
            hidden={whyNotDelete === '' || whyNotDelete === whyNotEdit}
          >
            {whyNotDelete}
          </p>
        </section>
        {isEditable(group) && (
          <section className={panel.section} aria-label={texts.tryPod.title}>
            <h3>{texts.tryPod.title}</h3>
            <TryPod criteria={criteriaOf(group.expression).criteria} />
          </section>
        )}
        {group._last_modified_time !== undefined && (
          <p className="tw-quiet">
            {texts.panel.changed} <Age time={group._last_modified_time} />{' '}
            {group._last_modified_user && texts.panel.by(group._last_modified_user)}
          </p>
        )}
      </div>
    </section>
  );
}
