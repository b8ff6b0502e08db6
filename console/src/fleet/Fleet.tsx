import { Button, SearchInput } from '@patternfly/react-core';
import PlusIcon from '@patternfly/react-icons/dist/esm/icons/plus-icon';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { Link } from 'wouter';
import { user } from '../live/queries';
import { Failure, NoMatch, Nothing, SkeletonRows } from '../parts/states';
import { useKeys } from '../parts/useKeys';
import { useParameter } from '../parts/useParameters';
import { texts } from '../texts/fleet';
import { mayRegister } from './access';
import { Charts } from './Charts';
import { Figures } from './Figures';
import styles from './Fleet.module.css';
import { FleetTable } from './FleetTable';
import { Inventory } from './Inventory';
import { ChosenLabels } from './LabelChips';
import { read } from './labels';
import { RegisterDialog } from './RegisterDialog';
import { matching } from './rows';
import { useFleet } from './useFleet';

/** All clusters, those in trouble first. */
export default function Fleet() {
  const [filter, setFilter] = useParameter('filter');
  const [view] = useParameter('view');
  const [registering, setRegistering] = useParameter('register');
  const { rows, list, matrix, reports, edits } = useFleet();
  const who = useQuery(user).data;
  const box = useRef<HTMLInputElement>(null);
  useKeys([['/', () => box.current?.focus()]]);
  const allowed = who !== undefined && mayRegister(who);
  const [labels, setLabels] = useParameter('labels');
  const shown = rows && matching(rows, filter, read(labels));
  const register = (
    <Button
      variant="secondary"
      icon={<PlusIcon />}
      isAriaDisabled={!allowed}
      title={allowed ? '' : texts.noPermission}
      onClick={() => setRegistering('yes')}
    >
      {texts.register}
    </Button>
  );
  return (
    <>
      <div className="tw-row">
        <h1>{texts.title}</h1>
        {rows && <span className="tw-quiet">{texts.clusters(rows.length)}</span>}
        <nav className={styles.views} aria-label={texts.views}>
          <Link href="/fleet" aria-current={view === 'inventory' ? undefined : 'page'}>
            {texts.overview}
          </Link>
          <Link href="/fleet?view=inventory" aria-current={view === 'inventory' ? 'page' : undefined}>
            {texts.inventory}
          </Link>
        </nav>
        <span className="tw-spring" />
        <ChosenLabels />
        <SearchInput
          ref={box}
          className={styles.filter ?? ''}
          aria-label={texts.filter}
          placeholder={texts.filterHelp}
          value={filter}
          onChange={(_, value) => setFilter(value)}
          onClear={() => setFilter('')}
        />
        {register}
      </div>
      {list.isError && <Failure what={texts.title} query={list} />}
      {matrix.isError && <Failure what={texts.columns.policies} query={matrix} />}
      {reports.isError && <Failure what={texts.columns.health} query={reports} />}
      {edits.isError && <Failure what={texts.columns.drift} query={edits} />}
      {list.isPending && (
        <div className="tw-card">
          <SkeletonRows height={38} />
        </div>
      )}
      {rows?.length === 0 && (
        <div className="tw-card">
          <Nothing title={texts.empty.title} action={register}>
            {texts.empty.body}
          </Nothing>
        </div>
      )}
      {rows && rows.length > 0 && shown?.length === 0 && (
        <div className="tw-card">
          <NoMatch
            title={texts.empty.filtered}
            onClear={() => {
              setFilter('');
              setLabels('');
            }}
          />
        </div>
      )}
      {shown && shown.length > 0 && view === 'inventory' && <Inventory rows={shown} />}
      {rows && shown && shown.length > 0 && view !== 'inventory' && (
        <>
          <Figures rows={rows} />
          <FleetTable
            rows={shown}
            allowed={allowed}
            known={!matrix.isPending && !reports.isPending}
            busy={list.isFetching}
          />
          <Charts rows={shown} />
        </>
      )}
      {registering !== '' && rows && (
        <RegisterDialog taken={rows.map((row) => row.cluster.id)} onClose={() => setRegistering('')} />
      )}
    </>
  );
}
