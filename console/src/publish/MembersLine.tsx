import { criteriaOf, isEditable } from '../groups/criteria';
import { preview } from '../groups/suggestions';
import { useInventories } from '../groups/useInventories';
import type { Change } from '../intent/changes';
import type { GroupDoc } from '../intent/documents';
import { texts } from '../texts/publish';

/** How many pods a group has in each cluster before and after, by what is known of their labels. */
export function MembersLine({ change }: { change: Change }) {
  const known = useInventories();
  const was = change.fields.find(({ field }) => field === 'expression')?.before;
  const before = was === undefined ? undefined : countsOf(known, { ...change.doc, expression: was } as GroupDoc);
  const after = countsOf(known, change.doc);
  if (known.length === 0 || !after) {
    return null;
  }
  return (
    <div>
      <dt title={texts.membersHelp}>{texts.members}</dt>
      <dd>
        {after.map(({ cluster, pods, cut }, index) => (
          <span key={cluster}>
            {index > 0 && ' · '}
            {cluster}:{' '}
            {before && before[index]?.pods !== pods && (
              <>
                <del>{said(before[index])}</del> <span aria-hidden="true">→ </span>
              </>
            )}
            <ins>{said({ pods, cut })}</ins>
          </span>
        ))}
      </dd>
    </div>
  );
}

function countsOf(known: ReturnType<typeof useInventories>, doc: GroupDoc | undefined) {
  return doc && isEditable(doc) ? preview(known, criteriaOf(doc.expression).criteria) : undefined;
}

function said(counted: { pods: number | undefined; cut: boolean } | undefined): string {
  return counted?.pods === undefined ? '?' : texts.pods(counted.pods, counted.cut);
}
