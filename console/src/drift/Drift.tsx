import { FormSelect, FormSelectOption, SearchInput, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useRef } from 'react';
import { Link, useSearchParams } from 'wouter';
import { clusters, drift } from '../live/queries';
import { Age } from '../parts/age';
import panel from '../parts/sidePanel.module.css';
import { Failure, NoMatch, Nothing, SkeletonRows } from '../parts/states';
import { useKeys } from '../parts/useKeys';
import { useParameter } from '../parts/useParameters';
import { texts } from '../texts/drift';
import styles from './Drift.module.css';
import { DriftPanel } from './DriftPanel';
import { DriftTable } from './DriftTable';
import { isOpen, matching } from './records';

const KINDS = ['CHANGED', 'DELETED', 'UNEXPLAINED', 'FOREIGN'] as const;

/** What others did to Tierwall's objects, the latest first, and what became of it. */
export default function DriftScreen() {
  const query = useQuery(drift);
  const known = useQuery(clusters).data ?? [];
  const [text, setText] = useParameter('filter');
  const [cluster, setCluster] = useParameter('cluster');
  const [kind, setKind] = useParameter('kind');
  const [show, setShow] = useParameter('show');
  const [selected, select] = useParameter('edit');
  const [, setSearch] = useSearchParams();
  const box = useRef<HTMLInputElement>(null);
  useKeys([['/', () => box.current?.focus()]]);
  const wanted = useDeferredValue(text);
  const records = query.data ?? [];
  const shown = useMemo(
    () => matching(query.data ?? [], { text: wanted, cluster, kind, open: show === 'open' }),
    [query.data, wanted, cluster, kind, show],
  );
  const record = records.find((each) => String(each.id) === selected);
  const names = [...new Set([...known.map(({ id }) => id), ...records.map((each) => each.cluster), cluster])]
    .filter((id) => id !== '')
    .sort();
  return (
    <>
      <div className="tw-row">
        <h1>{texts.title}</h1>
        <span className="tw-quiet tw-clip">{texts.subtitle}</span>
        <span className="tw-spring" />
        <span className="tw-quiet">
          {query.dataUpdatedAt > 0 && (
            <>
              {texts.read} <Age time={query.dataUpdatedAt} />
            </>
          )}
        </span>
      </div>
      <div className="tw-row">
        <SearchInput
          ref={box}
          className={styles.filter ?? ''}
          aria-label={texts.filter}
          placeholder={texts.filterHelp}
          value={text}
          onChange={(_, value) => setText(value)}
          onClear={() => setText('')}
        />
        <FormSelect
          className={styles.select ?? ''}
          aria-label={texts.cluster}
          value={cluster}
          onChange={(_, value) => setCluster(value)}
        >
          <FormSelectOption value="" label={texts.anyCluster} />
          {names.map((id) => (
            <FormSelectOption key={id} value={id} label={id} />
          ))}
        </FormSelect>
        <FormSelect
          className={styles.select ?? ''}
          aria-label={texts.kind}
          value={kind}
          onChange={(_, value) => setKind(value)}
        >
          <FormSelectOption value="" label={texts.anyKind} />
          {KINDS.map((each) => (
            <FormSelectOption key={each} value={each} label={texts.kinds[each]} />
          ))}
        </FormSelect>
        <ToggleGroup aria-label={texts.show} isCompact>
          <ToggleGroupItem
            text={texts.all(query.data?.length)}
            isSelected={show !== 'open'}
            onChange={() => setShow('')}
          />
          <ToggleGroupItem
            text={texts.open(query.data?.filter(isOpen).length)}
            isSelected={show === 'open'}
            onChange={() => setShow('open')}
          />
        </ToggleGroup>
        <span className="tw-quiet" role="status">
          {query.data && shown.length < records.length && texts.shown(shown.length, records.length)}
        </span>
      </div>
      {query.isError && <Failure what={texts.title} query={query} />}
      <div className={panel.split}>
        <div className={`tw-card ${panel.main}`} aria-busy={query.isFetching} hidden={query.isError && !query.data}>
          {query.isPending && <SkeletonRows height={38} />}
          {query.data && records.length === 0 && (
            <Nothing title={texts.empty.title} action={<Link href="/fleet">{texts.empty.action}</Link>}>
              {texts.empty.body}
            </Nothing>
          )}
          {records.length > 0 && shown.length === 0 && (
            <NoMatch title={texts.empty.filtered} onClear={() => setSearch({})} />
          )}
          {shown.length > 0 && <DriftTable records={shown} selected={selected} onSelect={select} />}
        </div>
        {selected !== '' && query.data && (
          <DriftPanel
            record={record}
            onClose={() => {
              select('');
              document.getElementById(`drift-${selected}`)?.focus();
            }}
          />
        )}
      </div>
    </>
  );
}
