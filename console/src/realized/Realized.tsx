import { Button, SearchInput, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import { Link, useSearchParams } from 'wouter';
import { idOf } from '../intent/documents';
import { documents, realization } from '../live/queries';
import { Age } from '../parts/age';
import list from '../parts/list.module.css';
import panel from '../parts/sidePanel.module.css';
import { Failure, Nothing, SkeletonRows } from '../parts/states';
import { useKeptOrder } from '../parts/useKeptOrder';
import { useKeys } from '../parts/useKeys';
import { useParameter } from '../parts/useParameters';
import { texts as common } from '../texts/common';
import { texts } from '../texts/realized';
import { Legend } from './Legend';
import { cellId, Matrix } from './Matrix';
import { byTrouble, isTroubled, linesOf, viewOf } from './matrix';
import { Panel } from './Panel';
import styles from './Realized.module.css';

const NONE = { clusters: [], policies: [] } as const;

/** How far every policy is in every cluster. */
export default function Realized() {
  const query = useQuery(realization);
  const known = useQuery(documents).data;
  const [filter, setFilter] = useParameter('filter');
  const [show, setShow] = useParameter('show');
  const [search, setSearch] = useSearchParams();
  const box = useRef<HTMLInputElement>(null);
  useKeys([['/', () => box.current?.focus()]]);

  const matrix = query.data;
  const { clusters, policies } = matrix ?? NONE;
  const nameOf = useCallback((path: string) => known?.get(path)?.display_name ?? idOf(path), [known]);
  const wanted = useMemo(() => byTrouble(clusters, policies), [clusters, policies]);
  const { order, moved, sortAgain } = useKeptOrder(wanted, matrix !== undefined);
  const enforced = useMemo(() => policies.filter((each) => !known?.get(each.policy)?.is_default), [policies, known]);
  const troubled = useMemo(() => enforced.filter(isTroubled), [enforced]);
  const onlyTrouble = show === 'trouble';
  const shown = onlyTrouble ? troubled : enforced;
  const view = useMemo(() => viewOf(order, shown, nameOf, filter), [order, shown, nameOf, filter]);
  const lines = useMemo(() => linesOf(view.policies, nameOf), [view.policies, nameOf]);
  const columns = useMemo(() => {
    const byId = new Map(clusters.map((each) => [each.id, each]));
    return view.clusters.flatMap((id) => byId.get(id) ?? []);
  }, [view, clusters]);
  const answering = clusters.filter((each) => each.connection === 'CONNECTED').length;
  const selected = { policy: search.get('policy') ?? '', cluster: search.get('cluster') ?? '' };
  const open = (policy: string, cluster: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete('policy');
        next.delete('cluster');
        if (policy !== '') {
          next.set('policy', policy);
          next.set('cluster', cluster);
        }
        return next;
      },
      { replace: true },
    );
  const close = () => {
    open('', '');
    document.getElementById(cellId(selected.policy, selected.cluster))?.focus();
  };
  const published = clusters.find((each) => each.last_publish?.revision === matrix?.revision)?.last_publish;
  return (
    <>
      <div className="tw-row">
        <h1>{texts.title}</h1>
        {matrix && (
          <span className="tw-quiet tw-clip">
            {texts.revision(matrix.revision)}
            {published && (
              <>
                , {texts.publishedAt} <Age time={published.accepted_at} />
              </>
            )}
            . {texts.answering(answering, clusters.length)}
          </span>
        )}
        <span className="tw-spring" />
        <ToggleGroup aria-label={texts.show} isCompact>
          <ToggleGroupItem
            text={texts.all(matrix && enforced.length)}
            isSelected={!onlyTrouble}
            onChange={() => setShow('')}
          />
          <ToggleGroupItem
            text={texts.trouble(matrix && troubled.length)}
            isSelected={onlyTrouble}
            onChange={() => setShow('trouble')}
          />
        </ToggleGroup>
        <SearchInput
          ref={box}
          className={styles.filter ?? ''}
          aria-label={texts.filter}
          placeholder={texts.filter}
          value={filter}
          onChange={(_, value) => setFilter(value)}
          onClear={() => setFilter('')}
        />
      </div>
      <Legend />
      {query.isError && <Failure what={texts.title} query={query} />}
      <div className={panel.split}>
        <div className={`tw-card ${panel.main}`} aria-busy={query.isFetching} hidden={query.isError && !matrix}>
          {query.isPending && <SkeletonRows height={31} count={14} />}
          {matrix && enforced.length === 0 && (
            <Nothing title={texts.empty.title} action={<Link href="/firewall">{texts.empty.action}</Link>} />
          )}
          {matrix && enforced.length > 0 && clusters.length === 0 && (
            <Nothing title={texts.empty.noCluster} action={<Link href="/fleet">{texts.empty.toFleet}</Link>} />
          )}
          {enforced.length > 0 && clusters.length > 0 && lines.length === 0 && (
            <Nothing
              title={onlyTrouble && filter === '' ? texts.empty.fine : texts.empty.filtered}
              action={
                <Button variant="link" onClick={() => setSearch({})}>
                  {onlyTrouble ? texts.empty.showAll : common.states.clearFilter}
                </Button>
              }
            />
          )}
          {lines.length > 0 && columns.length > 0 && (
            <Matrix lines={lines} clusters={columns} selected={selected} onOpen={open} />
          )}
          {moved && (
            <div className={list.foot} role="status">
              <Button variant="link" isInline onClick={sortAgain}>
                {texts.sortAgain}
              </Button>
            </div>
          )}
        </div>
        {matrix && selected.policy !== '' && (
          <Panel
            matrix={matrix}
            policy={selected.policy}
            cluster={selected.cluster}
            name={nameOf(selected.policy)}
            onClose={close}
          />
        )}
      </div>
    </>
  );
}
