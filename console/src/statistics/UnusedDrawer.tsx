import { useQueries, useQuery } from '@tanstack/react-query';
import { RuleLink } from '../explain/RuleLink';
import { policyOf } from '../intent/documents';
import type { Catalogue } from '../intent/snapshot';
import { policyTrees } from '../intent/snapshot';
import { clusters } from '../live/queries';
import { Failure, Nothing, SkeletonRows } from '../parts/states';
import { texts } from '../texts/statistics';
import { Drawer } from './Drawer';
import { type Unused, unused } from './queries';
import styles from './Statistics.module.css';
import { byRule } from './unused';

/** Rules that clusters count and that met nothing so far. */
export default function UnusedDrawer({ catalogue, onClose }: { catalogue: Catalogue; onClose: () => void }) {
  const words = texts.unused;
  const known = useQuery(clusters);
  const answers = useQueries({ queries: (known.data ?? []).map(({ id }) => unused(id)) });
  const answered = answers.flatMap(({ data }): Unused[] => (data ? [data] : []));
  const failed = answers.find(({ isError }) => isError);
  const spans = new Map(policyTrees(catalogue).map(({ policy, spans }) => [policy.path, spans.length]));
  const spanned = (rule: string) => spans.get(policyOf(rule)) ?? 1;
  const rules = byRule(answered, spanned);
  const unread = answered.filter(({ asOf }) => asOf === undefined).map(({ cluster }) => cluster);
  const waiting = known.isPending || answers.some(({ isPending }) => isPending);
  return (
    <Drawer
      label={words.title}
      title={
        <>
          <h2 className={styles.name}>{words.title}</h2>
          <span className="tw-quiet tw-clip">{words.subtitle}</span>
        </>
      }
      onClose={onClose}
    >
      {failed && <Failure what={words.title} query={failed} />}
      {waiting && <SkeletonRows />}
      {!waiting && (
        <p className={styles.note}>
          {words.partial(answered.length, answers.length)} {unread.length > 0 && words.unknown(unread.join(', '))}
        </p>
      )}
      {!waiting && rules.length === 0 && <Nothing title={words.none}>{words.noneBody}</Nothing>}
      {rules.length > 0 && (
        <div className={`tw-card ${styles.card}`}>
          <table className={styles.table} aria-label={words.title}>
            <thead>
              <tr>
                <th scope="col">{words.rule}</th>
                <th scope="col">{words.where}</th>
                <th scope="col">{words.says}</th>
              </tr>
            </thead>
            <tbody>
              {rules.map(({ rule, clusters: names, sentence }) => {
                const all = spanned(rule.rule ?? '');
                return (
                  <tr key={rule.rule ?? rule.rule_name}>
                    <th scope="row">
                      <RuleLink rule={rule} />
                    </th>
                    <td>{names.length >= all ? words.everywhere(all) : words.some(names.join(', '), all)}</td>
                    <td className="tw-quiet">{sentence}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </Drawer>
  );
}
