import { Button, SearchInput } from '@patternfly/react-core';
import PlusIcon from '@patternfly/react-icons/dist/esm/icons/plus-icon';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useRef } from 'react';
import { useLocation, useParams } from 'wouter';
import { ChangeBar } from '../draft/ChangeBar';
import { perform } from '../draft/useCatalogue';
import { may, user } from '../live/queries';
import styles from '../parts/panel.module.css';
import { Failure, Nothing, SkeletonRows } from '../parts/states';
import { useKeys } from '../parts/useKeys';
import { useParameters } from '../parts/useParameters';
import { texts as common } from '../texts/common';
import { texts } from '../texts/groups';
import { GroupEditor } from './GroupEditor';
import { GroupPanel } from './GroupPanel';
import { GroupTable } from './GroupTable';
import { addGroup, EMPTY_FORM, matches } from './groups';
import { useGroups } from './useGroups';

/** What rules name: the list, and beside it one group, to read, to try and to edit. */
export default function Groups() {
  const { id } = useParams<{ id?: string }>();
  const [parameters, setParameters] = useParameters();
  const [, navigate] = useLocation();
  const filter = parameters.get('filter') ?? '';
  const adding = parameters.has('add');
  const from = useGroups();
  const { query, groups, uses, catalogue } = from;
  const who = useQuery(user).data;
  const mayChange = who !== undefined && may(who);
  const box = useRef<HTMLInputElement>(null);
  const wanted = useDeferredValue(filter);
  const shown = groups.filter((group) => matches(group, uses.get(group.path) ?? [], wanted));
  const selected = groups.find((group) => group.id === id);
  const kept = filter === '' ? '' : `?filter=${encodeURIComponent(filter)}`;
  const close = () => {
    navigate(`/groups${kept}`);
    requestAnimationFrame(() => document.getElementById(`group-${id}`)?.focus());
  };
  const move = (by: number) => {
    const place = shown.findIndex((each) => each.id === id);
    const next = shown[place < 0 ? 0 : place + by];
    if (next) {
      navigate(`/groups/${encodeURIComponent(next.id)}${kept}`);
    }
  };
  const add = () => navigate(`/groups?${new URLSearchParams(filter ? { filter, add: 'true' } : { add: 'true' })}`);
  useKeys([
    ['/', () => box.current?.focus()],
    ['p', () => navigate('/changes')],
    ['n', () => mayChange && add()],
    ['j', () => move(1)],
    ['k', () => move(-1)],
  ]);
  const open = adding || id !== undefined;

  return (
    <>
      <div className="tw-row">
        <h1>{texts.title}</h1>
        <span className="tw-quiet">{texts.what}</span>
        <span className="tw-spring" />
        <Button
          variant="secondary"
          icon={<PlusIcon />}
          onClick={() => mayChange && add()}
          isAriaDisabled={!mayChange || query.data === undefined}
          title={mayChange ? '' : texts.panel.noPermission}
        >
          {texts.add}
        </Button>
      </div>
      <div className="tw-row">
        <SearchInput
          ref={box}
          className={styles.filter ?? ''}
          aria-label={texts.filter}
          placeholder={texts.filterHelp}
          value={filter}
          onChange={(_, value) => setParameters({ filter: value })}
          onClear={() => setParameters({ filter: '' })}
        />
        <span className="tw-quiet" role="status">
          {query.data && texts.count(shown.length, groups.length)}
        </span>
      </div>
      {query.isError && <Failure what={texts.title} query={query} />}
      {(query.isPending || query.data) && (
        <div className={`${styles.split} ${open ? styles.withPanel : ''}`}>
          <div className={`tw-card ${styles.list}`} aria-busy={query.isFetching}>
            {query.isPending && <SkeletonRows />}
            {query.data && groups.length === 0 && (
              <Nothing
                title={texts.empty.title}
                action={
                  mayChange && (
                    <Button variant="link" onClick={add}>
                      {texts.add}
                    </Button>
                  )
                }
              >
                {texts.empty.body}
              </Nothing>
            )}
            {groups.length > 0 && shown.length === 0 && (
              <Nothing
                title={texts.filtered}
                action={
                  <Button variant="link" onClick={() => setParameters({ filter: '' })}>
                    {common.states.clearFilter}
                  </Button>
                }
              />
            )}
            {shown.length > 0 && <GroupTable groups={shown} from={from} selected={id ?? ''} narrow={open} />}
          </div>
          {adding && query.data && (
            <GroupEditor
              key="new"
              of="new group"
              title={texts.form.addTitle}
              initial={EMPTY_FORM}
              others={catalogue.groups}
              uses={[]}
              onCancel={close}
              onDone={(form) => {
                const done = addGroup(catalogue, form);
                perform(done);
                navigate(`/groups/${encodeURIComponent(done.focus.slice(done.focus.lastIndexOf('/') + 1))}${kept}`);
              }}
            />
          )}
          {!adding && id !== undefined && query.data && (
            <GroupPanel key={id} group={selected} from={from} mayChange={mayChange} onClose={close} />
          )}
        </div>
      )}
      <ChangeBar />
    </>
  );
}
