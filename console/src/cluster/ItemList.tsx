import { Alert, Button, SearchInput, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useRef } from 'react';
import { type InventoryList, inventory } from '../live/inventory';
import { ageOf, useNow } from '../parts/age';
import list from '../parts/list.module.css';
import { Failure, Nothing, SkeletonRows } from '../parts/states';
import { useKeys } from '../parts/useKeys';
import { useParameter } from '../parts/useParameters';
import { texts } from '../texts/cluster';
import { texts as common } from '../texts/common';
import styles from './Cluster.module.css';
import { columnsOf, hasYaml, keyOf } from './columns';
import { ItemCell } from './ItemCell';

const OWNERS = ['', 'ours', 'foreign'] as const;

/** One list of what is in a cluster, with its filter. */
export function ItemList({ cluster, list: name }: { cluster: string; list: InventoryList }) {
  const [filter, setFilter] = useParameter('filter');
  const [owner, setOwner] = useParameter('owner');
  const [selected, select] = useParameter('yaml');
  const wanted = useDeferredValue(filter);
  const query = useInfiniteQuery(inventory(cluster, name, { name: wanted.trim(), owner }));
  const now = useNow();
  const box = useRef<HTMLInputElement>(null);
  useKeys([['/', () => box.current?.focus()]]);
  const pages = query.data?.pages ?? [];
  const items = pages.flatMap((page) => page.results);
  const all = pages[0]?.result_count ?? items.length;
  const unknown = (pages[0]?.coverage ?? []).filter((each) => each.state === 'UNKNOWN');
  const columns = columnsOf(name);
  const filtered = filter !== '' || owner !== '';
  const word = texts.lists[name];
  return (
    <>
      <div className={`tw-row ${styles.tools}`}>
        <SearchInput
          ref={box}
          className={styles.filter ?? ''}
          aria-label={texts.filter}
          placeholder={texts.filter}
          value={filter}
          onChange={(_, value) => setFilter(value)}
          onClear={() => setFilter('')}
        />
        {hasYaml(name) && (
          <ToggleGroup aria-label={texts.owners} isCompact>
            {OWNERS.map((each) => (
              <ToggleGroupItem
                key={each}
                text={each === '' ? texts.everybody : texts.owner[each]}
                isSelected={owner === each}
                onChange={() => setOwner(each)}
              />
            ))}
          </ToggleGroup>
        )}
        <span className="tw-spring" />
        <span className="tw-quiet" role="status">
          {query.data && texts.shown(items.length, all)}
        </span>
        <span className="tw-quiet">{query.dataUpdatedAt > 0 && texts.read(ageOf(query.dataUpdatedAt, now))}</span>
      </div>
      {query.isError && <Failure what={word} query={query} />}
      {unknown.map((each) => (
        <Alert
          key={each.kind}
          isInline
          isPlain
          component="h2"
          variant="warning"
          title={(items.length > 0 ? texts.notWatched : texts.neverWatched)(each.kind, ageOf(each.since, now))}
          className={styles.warning ?? ''}
        >
          {each.reason}
        </Alert>
      ))}
      {query.isPending && <SkeletonRows height={38} />}
      {query.data && items.length === 0 && (
        <Nothing
          title={
            filtered ? texts.emptyFiltered(word) : unknown.length > 0 ? texts.unknownList(word) : texts.empty(word)
          }
          action={
            filtered && (
              <Button
                variant="link"
                onClick={() => {
                  setFilter('');
                  setOwner('');
                }}
              >
                {common.states.clearFilter}
              </Button>
            )
          }
        />
      )}
      {items.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable with the keyboard
        <section className={styles.scroller} tabIndex={0} aria-label={word} aria-busy={query.isFetching}>
          <table className={list.table} aria-label={word}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col" className={column === 'priority' ? list.number : ''}>
                    {texts.columns[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.uid || keyOf(item)} aria-selected={selected === keyOf(item) || undefined}>
                  {columns.map((column) => (
                    <ItemCell key={column} cluster={cluster} item={item} column={column} onYaml={select} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {query.hasNextPage && (
        <div className={list.foot}>
          <Button variant="link" isInline isLoading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
            {texts.more}
          </Button>
          <span className="tw-quiet">{texts.shown(items.length, all)}</span>
        </div>
      )}
    </>
  );
}
