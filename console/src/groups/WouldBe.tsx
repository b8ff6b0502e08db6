import { texts } from '../texts/groups';
import type { Criterion } from './criteria';
import { preview } from './suggestions';
import { type Known, useInventories } from './useInventories';

interface Props {
  readonly criteria: readonly Criterion[];
  readonly known: readonly Known[];
}

/** How many pods criteria would select in each cluster, from what is known of it here. */
export function WouldBe({ criteria, known }: Props) {
  return (
    <>
      <span className="tw-quiet" title={texts.form.previewHelp}>
        {texts.form.preview}
      </span>{' '}
      <span>
        {preview(known, criteria)
          .map(({ cluster, pods, cut, stale }) => {
            const count = pods === undefined ? texts.form.previewUnknown : texts.members.pods(pods);
            const more = cut && pods !== undefined ? `${texts.form.previewMore} ` : '';
            return `${cluster}: ${more}${count}${stale ? ` ${texts.form.previewStale(pods)}` : ''}`;
          })
          .join(' · ')}
      </span>
    </>
  );
}

/** The same for a group that no form is open for; nothing without clusters. */
export function WouldBeNow({ criteria }: Pick<Props, 'criteria'>) {
  const known = useInventories();
  return known.length === 0 ? null : (
    <p>
      <WouldBe criteria={criteria} known={known} />
    </p>
  );
}
