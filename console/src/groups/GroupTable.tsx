import { Button } from '@patternfly/react-core';
import { useState } from 'react';
import { Link, useSearch } from 'wouter';
import type { GroupDoc } from '../intent/documents';
import { markOf } from '../intent/marks';
import { describeGroup } from '../intent/rules';
import { clustersOf } from '../intent/uses';
import { MarkChip, markBar } from '../parts/Marks';
import { GroupSign } from '../parts/names';
import styles from '../parts/panel.module.css';
import { texts } from '../texts/groups';
import { kindOfGroup } from './groups';
import { MemberCount } from './MemberCount';
import type { Groups } from './useGroups';

const SHOWN = 200;

interface Props {
  readonly groups: readonly GroupDoc[];
  readonly from: Groups;
  readonly selected: string;
  /** Whether there is a panel beside it, and less room. */
  readonly narrow: boolean;
}

export function GroupTable({ groups, from, selected, narrow }: Props) {
  const [shown, setShown] = useState(SHOWN);
  const search = useSearch();
  const { draft, uses, publishedUses } = from;
  const query = new URLSearchParams(search);
  const filter = query.get('filter');
  const kept = filter ? `?filter=${encodeURIComponent(filter)}` : '';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard
    <section className={styles.scroller} tabIndex={0} aria-label={texts.list}>
      <table className={styles.table} aria-label={texts.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.lead}>
              {texts.columns.name}
            </th>
            <th scope="col" style={{ width: narrow ? '40%' : '34%' }}>
              {texts.columns.selects}
            </th>
            {!narrow && (
              <>
                <th scope="col" style={{ width: 120 }}>
                  {texts.columns.kind}
                </th>
                <th scope="col" style={{ width: 320 }}>
                  {texts.columns.members}
                </th>
              </>
            )}
            <th scope="col" style={{ width: 100 }}>
              {texts.columns.used}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.slice(0, shown).map((group) => {
            const mark = markOf(draft.entries, group.path);
            const sentence = describeGroup(group);
            return (
              <tr key={group.path} aria-current={group.id === selected}>
                <td className={`${styles.lead} ${markBar(mark)}`}>
                  <span className="tw-row">
                    <GroupSign group={group} />
                    <Link
                      id={`group-${group.id}`}
                      title={sentence}
                      href={`/groups/${encodeURIComponent(group.id)}${kept}`}
                      className={`tw-clip ${styles.nameLink} ${mark === 'deleted' ? styles.struck : ''}`}
                    >
                      {group.display_name}
                    </Link>
                    <MarkChip mark={mark} />
                  </span>
                </td>
                <td>{sentence}</td>
                {!narrow && (
                  <>
                    <td className="tw-quiet">{texts.kinds[kindOfGroup(group)]}</td>
                    <td>
                      <MemberCount group={group} paths={clustersOf(publishedUses.get(group.path) ?? [])} />
                    </td>
                  </>
                )}
                <td className="tw-quiet">{texts.usedBy(uses.get(group.path)?.length ?? 0)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {groups.length > shown && (
        <p className={styles.more}>
          <Button variant="link" onClick={() => setShown(shown + SHOWN)}>
            {texts.more(Math.min(SHOWN, groups.length - shown))}
          </Button>
        </p>
      )}
    </section>
  );
}
