import { Button } from '@patternfly/react-core';
import PlusIcon from '@patternfly/react-icons/dist/esm/icons/plus-icon';
import RouteIcon from '@patternfly/react-icons/dist/esm/icons/route-icon';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { ChangeBar } from '../draft/ChangeBar';
import { perform, useCatalogue } from '../draft/useCatalogue';
import { CATEGORIES } from '../intent/documents';
import { addPolicy } from '../intent/edits';
import { may, realization, user } from '../live/queries';
import { FilterBox } from '../parts/FilterBox';
import { Failure, NoMatch, Nothing, SkeletonRows } from '../parts/states';
import { useKeys } from '../parts/useKeys';
import { useParameters } from '../parts/useParameters';
import { texts } from '../texts/firewall';
import { texts as statisticsTexts } from '../texts/statistics';
import { CategoryTabs } from './CategoryTabs';
import styles from './Firewall.module.css';
import { filterOf, linesOf } from './lines';
import { PublishedLine } from './PublishedLine';
import { RuleTable } from './RuleTable';

/** What the address says instead of a rule to list those that are not used. */
const UNUSED = 'unused';

const NewPolicy = lazy(() => import('./NewPolicy'));
const StatisticsDrawer = lazy(() => import('../statistics/StatisticsDrawer'));
const UnusedDrawer = lazy(() => import('../statistics/UnusedDrawer'));

/** Category Specific Rules: the categories in order of precedence, and the policies of one. */
export default function Firewall() {
  const params = useParams<{ category: string }>();
  const category = CATEGORIES.find((each) => each.toLowerCase() === params.category) ?? 'Application';
  const [search, setParameters] = useParameters();
  const filter = search.get('filter') ?? '';
  const { query, published, catalogue, draft } = useCatalogue();
  const matrix = useQuery(realization).data;
  const who = useQuery(user).data;
  const [, navigate] = useLocation();
  const box = useRef<HTMLInputElement>(null);
  const mayChange = who !== undefined && may(who);

  const trees = useMemo(() => catalogue.policies.get(category) ?? [], [catalogue, category]);
  const wanted = useDeferredValue(filter);
  const matches = useMemo(() => filterOf(catalogue, wanted), [catalogue, wanted]);
  const everything = useMemo(() => linesOf(trees, matches, new Set()), [trees, matches]);

  const watched = search.get('statistics') ?? '';
  const select = (path: string) => setParameters({ at: path });
  const watch = (path: string) =>
    setParameters(path.includes('/rules/') ? { statistics: path, at: path } : { statistics: path });
  const filterBy = (text: string) => setParameters({ filter: text });
  const [adding, setAdding] = useState(false);
  const add = () => setAdding(true);
  const addNamed = (name: string) => {
    const done = addPolicy(catalogue, category, name);
    perform(done);
    select(done.focus);
    setAdding(false);
  };
  useKeys([
    ['/', () => box.current?.focus()],
    ['p', () => navigate('/changes')],
  ]);

  return (
    <>
      <div className="tw-row">
        <h1>{texts.title}</h1>
        {matrix && <PublishedLine revision={matrix.revision} />}
        <span className="tw-spring" />
        <Button variant="link" onClick={() => watch(UNUSED)}>
          {statisticsTexts.unused.button}
        </Button>
        <Button variant="secondary" icon={<RouteIcon />} onClick={() => navigate('/explain')}>
          {texts.explain}
        </Button>
        <Button
          variant="secondary"
          icon={<PlusIcon />}
          onClick={add}
          isAriaDisabled={!mayChange || query.data === undefined}
          title={mayChange ? '' : texts.policy.noPermission}
        >
          {texts.addPolicy}
        </Button>
      </div>
      <CategoryTabs catalogue={query.data && catalogue} selected={category} />
      <div className="tw-row">
        <FilterBox ref={box} label={texts.filter} help={texts.filterHelp} value={filter} onChange={filterBy} />
        <span className="tw-quiet" role="status">
          {filter !== '' &&
            texts.shown(
              everything.policies,
              trees.length,
              everything.rules,
              trees.reduce((sum, tree) => sum + tree.rules.length, 0),
            )}
        </span>
      </div>
      {query.isError && <Failure what={texts.title} query={query} />}
      {(query.isPending || query.data) && (
        <div className={`tw-card ${styles.card}`} aria-busy={query.isFetching}>
          {query.isPending && <SkeletonRows />}
          {query.data && trees.length === 0 && (
            <Nothing
              title={texts.empty.title(category)}
              action={
                mayChange && (
                  <Button variant="link" onClick={add}>
                    {texts.addPolicy}
                  </Button>
                )
              }
            >
              {texts.empty.body}
            </Nothing>
          )}
          {query.data && trees.length > 0 && everything.policies === 0 && (
            <NoMatch title={texts.empty.filtered} onClear={() => filterBy('')} />
          )}
          {everything.policies > 0 && (
            <RuleTable
              category={category}
              trees={trees}
              matches={matches}
              catalogue={catalogue}
              draft={draft}
              realization={matrix}
              user={who}
              selected={search.get('at') ?? ''}
              onSelect={(path) => (watched.includes('/rules/') && path.includes('/rules/') ? watch : select)(path)}
              onStatistics={watch}
            />
          )}
        </div>
      )}
      <div className={watched === '' ? '' : styles.besideDrawer}>
        <ChangeBar />
      </div>
      <Suspense fallback={<span className="tw-said" aria-busy="true" />}>
        {watched === UNUSED && <UnusedDrawer catalogue={catalogue} onClose={() => watch('')} />}
        {watched !== '' && watched !== UNUSED && query.data && (
          <StatisticsDrawer path={watched} catalogue={catalogue} published={published} trees={trees} onOpen={watch} />
        )}
        {adding && <NewPolicy category={category} onDone={addNamed} onCancel={() => setAdding(false)} />}
      </Suspense>
    </>
  );
}
