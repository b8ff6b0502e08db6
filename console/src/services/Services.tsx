import { Button, SearchInput } from '@patternfly/react-core';
import PlusIcon from '@patternfly/react-icons/dist/esm/icons/plus-icon';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useRef } from 'react';
import { useLocation, useParams } from 'wouter';
import { ChangeBar } from '../draft/ChangeBar';
import { perform, useCatalogue } from '../draft/useCatalogue';
import { idOf, type ServiceDoc } from '../intent/documents';
import { deletedOf, markOf } from '../intent/marks';
import { usesOf } from '../intent/uses';
import { may, user } from '../live/queries';
import { Gone } from '../parts/ObjectPanel';
import styles from '../parts/panel.module.css';
import { Failure, Nothing, SkeletonRows } from '../parts/states';
import { useKeys } from '../parts/useKeys';
import { useParameters } from '../parts/useParameters';
import { texts as common } from '../texts/common';
import { texts } from '../texts/services';
import { matchesService } from './entries';
import { addService, EMPTY_FORM, editService, formOf } from './form';
import { ServiceEditor } from './ServiceEditor';
import { ServicePanel } from './ServicePanel';
import { ServiceTable } from './ServiceTable';

/** Protocols and ports by name: people's own first, then those that everybody has. */
export default function Services() {
  const { id } = useParams<{ id?: string }>();
  const [parameters, setParameters] = useParameters();
  const [, navigate] = useLocation();
  const filter = parameters.get('filter') ?? '';
  const adding = parameters.has('add');
  const { query, catalogue, draft } = useCatalogue();
  const who = useQuery(user).data;
  const mayChange = who !== undefined && may(who);
  const box = useRef<HTMLInputElement>(null);
  const services = useMemo(
    () => sorted([...catalogue.services, ...(deletedOf(draft.entries, 'service') as ServiceDoc[])]),
    [catalogue, draft.entries],
  );
  const uses = useMemo(() => usesOf(catalogue), [catalogue]);
  const wanted = useDeferredValue(filter);
  const shown = useMemo(() => services.filter((service) => matchesService(service, wanted)), [services, wanted]);
  const selected = services.find((service) => service.id === id);
  const kept = filter === '' ? '' : `?filter=${encodeURIComponent(filter)}`;
  const close = () => {
    navigate(`/services${kept}`);
    requestAnimationFrame(() => document.getElementById(`service-${id}`)?.focus());
  };
  const move = (by: number) => {
    const place = shown.findIndex((each) => each.id === id);
    const next = shown[place < 0 ? 0 : place + by];
    if (next) {
      navigate(`/services/${encodeURIComponent(next.id)}${kept}`);
    }
  };
  const add = () => navigate(`/services?${new URLSearchParams(filter ? { filter, add: 'true' } : { add: 'true' })}`);
  useKeys([
    ['/', () => box.current?.focus()],
    ['p', () => navigate('/changes')],
    ['n', () => mayChange && add()],
    ['j', () => move(1)],
    ['k', () => move(-1)],
  ]);
  const mark = selected && markOf(draft.entries, selected.path);
  const editable = mayChange && selected && !selected.is_default && mark !== 'deleted';

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
          {query.data && texts.count(shown.length, services.length)}
        </span>
      </div>
      {query.isError && <Failure what={texts.title} query={query} />}
      {(query.isPending || query.data) && (
        <div className={`${styles.split} ${adding || id !== undefined ? styles.withPanel : ''}`}>
          <div className={`tw-card ${styles.list}`} aria-busy={query.isFetching}>
            {query.isPending && <SkeletonRows />}
            {query.data && services.length === 0 && <Nothing title={texts.empty.title}>{texts.empty.body}</Nothing>}
            {services.length > 0 && shown.length === 0 && (
              <Nothing
                title={texts.filtered}
                action={
                  <Button variant="link" onClick={() => setParameters({ filter: '' })}>
                    {common.states.clearFilter}
                  </Button>
                }
              />
            )}
            {shown.length > 0 && (
              <ServiceTable services={shown} entries={draft.entries} uses={uses} selected={id ?? ''} />
            )}
          </div>
          {adding && query.data && (
            <ServiceEditor
              key="new"
              of="new service"
              title={texts.form.addTitle}
              initial={EMPTY_FORM}
              others={catalogue.services}
              onCancel={close}
              onDone={(form) => {
                const done = addService(catalogue, form);
                perform(done);
                navigate(`/services/${encodeURIComponent(idOf(done.focus))}${kept}`);
              }}
            />
          )}
          {!adding && id !== undefined && query.data && !selected && <Gone words={texts.gone} onClose={close} />}
          {!adding && selected && editable && parameters.has('edit') && (
            <ServiceEditor
              key={`${id} edit`}
              of={selected.path}
              title={texts.form.editTitle(selected.display_name)}
              initial={formOf(selected)}
              others={catalogue.services.filter((other) => other.path !== selected.path)}
              onCancel={() => setParameters({ edit: '' })}
              onDone={(form) => {
                perform(editService(selected, form));
                setParameters({ edit: '' });
              }}
            />
          )}
          {!adding && selected && !(editable && parameters.has('edit')) && (
            <ServicePanel
              key={id}
              service={selected}
              mark={mark}
              uses={uses.get(selected.path) ?? []}
              mayChange={mayChange}
              onEdit={() => setParameters({ edit: 'true' }, true)}
              onClose={close}
            />
          )}
        </div>
      )}
      <ChangeBar />
    </>
  );
}

function sorted(services: readonly ServiceDoc[]): ServiceDoc[] {
  return [...services].sort(
    (a, b) =>
      Number(a.is_default ?? false) - Number(b.is_default ?? false) ||
      a.display_name.localeCompare(b.display_name, 'en'),
  );
}
