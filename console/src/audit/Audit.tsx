import { Button } from '@patternfly/react-core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useMemo } from 'react';
import { Link, useSearchParams } from 'wouter';
import { user } from '../live/queries';
import { Age } from '../parts/age';
import panel from '../parts/sidePanel.module.css';
import { Failure, Nothing, SkeletonRows } from '../parts/states';
import { useParameter, useParameters } from '../parts/useParameters';
import { texts } from '../texts/audit';
import { texts as common } from '../texts/common';
import { AuditPanel } from './AuditPanel';
import { AuditTable } from './AuditTable';
import { audit, mayAudit } from './entries';
import { Filters } from './Filters';

/** Who asked to change what, the latest first, and what became of it. */
export default function AuditScreen() {
  const who = useQuery(user).data;
  return (
    <>
      <div className="tw-row">
        <h1>{texts.title}</h1>
        <span className="tw-quiet tw-clip">{texts.subtitle}</span>
      </div>
      {who && mayAudit(who) && <Entries />}
      {who && !mayAudit(who) && (
        <div className="tw-card">
          <Nothing title={texts.noPermission} action={<Link href="/revisions">{texts.revisions}</Link>}>
            {texts.noPermissionHelp}
          </Nothing>
        </div>
      )}
    </>
  );
}

function Entries() {
  const [parameters] = useParameters();
  const [selected, select] = useParameter('entry');
  const [, setSearch] = useSearchParams();
  const name = parameters.get('user') ?? '';
  const path = useDeferredValue(parameters.get('path') ?? '');
  const period = parameters.get('period') ?? '';
  const failed = parameters.get('show') === 'failed';
  const query = useInfiniteQuery(audit({ user: name, path, period, failed }));
  const entries = useMemo(() => query.data?.pages.flatMap(({ results }) => results) ?? [], [query.data]);
  const count = query.data?.pages.at(0)?.result_count ?? entries.length;
  const filtered = name !== '' || path !== '' || period !== '' || failed;
  const { hasNextPage, isFetching, fetchNextPage } = query;
  const readOn = useCallback(() => {
    if (hasNextPage && !isFetching) {
      fetchNextPage();
    }
  }, [hasNextPage, isFetching, fetchNextPage]);
  return (
    <>
      <div className="tw-row">
        <Filters users={[...new Set(entries.filter((entry) => entry.authenticated).map((entry) => entry.user))]} />
        <span className="tw-spring" />
        <span className="tw-quiet" role="status">
          {query.data && texts.count(count)}
        </span>
        <span className="tw-quiet">
          {query.dataUpdatedAt > 0 && (
            <>
              {texts.read} <Age time={query.dataUpdatedAt} />
            </>
          )}
        </span>
      </div>
      {query.isError && <Failure what={texts.title} query={query} />}
      <div className={panel.split}>
        <div className={`tw-card ${panel.main}`} aria-busy={isFetching} hidden={query.isError && !query.data}>
          {query.isPending && <SkeletonRows height={38} />}
          {query.data && entries.length === 0 && !filtered && <Nothing title={texts.empty} />}
          {query.data && entries.length === 0 && filtered && (
            <Nothing
              title={texts.emptyFiltered}
              action={
                <Button variant="link" onClick={() => setSearch({})}>
                  {common.states.clearFilter}
                </Button>
              }
            />
          )}
          {entries.length > 0 && (
            <AuditTable entries={entries} count={count} selected={selected} onSelect={select} onNearEnd={readOn} />
          )}
        </div>
        {selected !== '' && query.data && (
          <AuditPanel
            entry={entries.find(({ id }) => String(id) === selected)}
            onClose={() => {
              select('');
              document.getElementById(`audit-${selected}`)?.focus();
            }}
          />
        )}
      </div>
    </>
  );
}
