import { Button } from '@patternfly/react-core';
import PencilAltIcon from '@patternfly/react-icons/dist/esm/icons/pencil-alt-icon';
import PlusIcon from '@patternfly/react-icons/dist/esm/icons/plus-icon';
import TrashIcon from '@patternfly/react-icons/dist/esm/icons/trash-icon';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Guardrail } from '../api/settings';
import { may, user } from '../live/queries';
import { Age } from '../parts/age';
import { Asking, Nothing } from '../parts/states';
import { texts as all } from '../texts/settings';
import { Dialog } from './Dialog';
import { GuardrailDialog } from './GuardrailDialog';
import { formOf, NEW } from './guardrail';
import { guardrails, removeGuardrail } from './queries';
import styles from './Settings.module.css';
import { Standings } from './Standings';

const texts = all.guardrails;

/** What has to hold whatever anybody publishes, and how it stands in each cluster. */
export function Guardrails() {
  const query = useQuery(guardrails);
  const who = useQuery(user).data;
  const [edited, setEdited] = useState<Guardrail | 'new'>();
  const [removed, setRemoved] = useState<Guardrail>();
  const readOnly = who && may(who) ? '' : all.noPermission;
  const list = query.data ?? [];
  const add = (
    <Button
      variant="secondary"
      icon={<PlusIcon />}
      isAriaDisabled={readOnly !== ''}
      title={readOnly}
      onClick={() => setEdited('new')}
    >
      {texts.add}
    </Button>
  );
  return (
    <section className={`tw-card ${styles.section}`} aria-labelledby="guardrails">
      <div className={`tw-row ${styles.head}`}>
        <h2 id="guardrails">{texts.title}</h2>
        <span className="tw-quiet">
          {texts.subtitle}
          {query.data && (
            <>
              {' · '}
              {texts.looked} <Age time={query.dataUpdatedAt} />
            </>
          )}
        </span>
        <span className="tw-spring" />
        {list.length > 0 && add}
      </div>
      <Asking what={texts.title} query={query}>
        {list.length === 0 ? (
          <Nothing title={texts.empty} action={add}>
            {texts.emptyBody}
          </Nothing>
        ) : (
          <table className={styles.table} aria-labelledby="guardrails">
            <thead>
              <tr>
                <th scope="col">{texts.name}</th>
                <th scope="col">{texts.says}</th>
                <th scope="col">{texts.stands}</th>
                <th scope="col">{texts.severity}</th>
                <th scope="col">
                  <span className="tw-said">{texts.actions}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {list.map((guardrail) => (
                <tr key={guardrail.id}>
                  <th scope="row">{guardrail.display_name}</th>
                  <td>{guardrail.sentence}</td>
                  <td>
                    <Standings standings={guardrail.standings} />
                  </td>
                  <td>{texts.severities[guardrail.severity]}</td>
                  <td className={styles.actions}>
                    <Button
                      variant="plain"
                      icon={<PencilAltIcon />}
                      aria-label={texts.editOne(guardrail.display_name)}
                      isAriaDisabled={readOnly !== ''}
                      aria-description={readOnly}
                      onClick={() => setEdited(guardrail)}
                    />
                    <Button
                      variant="plain"
                      icon={<TrashIcon />}
                      aria-label={texts.removeOne(guardrail.display_name)}
                      isAriaDisabled={readOnly !== ''}
                      aria-description={readOnly}
                      onClick={() => setRemoved(guardrail)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Asking>
      {edited && (
        <GuardrailDialog
          id={edited === 'new' ? undefined : edited.id}
          form={edited === 'new' ? NEW : formOf(edited)}
          taken={list.map(({ id }) => id)}
          onClose={() => setEdited(undefined)}
        />
      )}
      {removed && (
        <Dialog
          title={texts.removeTitle(removed.display_name)}
          body={texts.removeBody}
          word={texts.remove}
          danger
          send={() => removeGuardrail(removed.id)}
          onClose={() => setRemoved(undefined)}
        />
      )}
    </section>
  );
}
