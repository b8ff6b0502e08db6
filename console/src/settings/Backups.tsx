import { Alert, Button, ClipboardCopy } from '@patternfly/react-core';
import DownloadIcon from '@patternfly/react-icons/dist/esm/icons/download-icon';
import PlusIcon from '@patternfly/react-icons/dist/esm/icons/plus-icon';
import TrashIcon from '@patternfly/react-icons/dist/esm/icons/trash-icon';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Backup } from '../api/settings';
import { user } from '../live/queries';
import { Age } from '../parts/age';
import { Asking, Nothing } from '../parts/states';
import { short } from '../statistics/numbers';
import { texts as all } from '../texts/settings';
import { Dialog } from './Dialog';
import { backups, fileOf, isAdministrator, makeBackup, removeBackup } from './queries';
import styles from './Settings.module.css';

const texts = all.backups;

/** The copies of the database that the manager keeps: make one, take one away, and how one is put back. */
export function Backups() {
  const query = useQuery(backups);
  const who = useQuery(user).data;
  const making = useMutation({ mutationFn: makeBackup });
  const [removed, setRemoved] = useState<Backup>();
  const readOnly = who && isAdministrator(who) ? '' : texts.onlyAdmins;
  const newest = query.data?.at(0);
  const make = (
    <Button
      variant="secondary"
      icon={<PlusIcon />}
      isLoading={making.isPending}
      isAriaDisabled={readOnly !== '' || making.isPending}
      title={readOnly}
      onClick={() => making.mutate()}
    >
      {texts.make}
    </Button>
  );
  return (
    <section className={`tw-card ${styles.section}`} aria-labelledby="backups">
      <div className={`tw-row ${styles.head}`}>
        <h2 id="backups">{texts.title}</h2>
        <span className="tw-quiet" aria-live="polite">
          {making.isPending ? texts.making : texts.subtitle}
        </span>
        <span className="tw-spring" />
        {newest && make}
      </div>
      {making.isError && (
        <Alert component="p" isInline variant="danger" title={texts.failed} className={styles.alert ?? ''}>
          {making.error.message}
        </Alert>
      )}
      <Asking what={texts.title} query={query}>
        {newest ? (
          <>
            <table className={styles.table} aria-labelledby="backups">
              <thead>
                <tr>
                  <th scope="col">{texts.made}</th>
                  <th scope="col">{texts.revision}</th>
                  <th scope="col">{texts.size}</th>
                  <th scope="col">
                    <span className="tw-said">{texts.actions}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {query.data?.map((backup) => (
                  <Line key={backup.id} backup={backup} readOnly={readOnly} onRemove={setRemoved} />
                ))}
              </tbody>
            </table>
            <div className={styles.note}>
              <p>{texts.key}</p>
              <p>{texts.back}</p>
              <ClipboardCopy isReadOnly isCode hoverTip={texts.copy} clickTip={texts.copied}>
                {texts.command(newest.id)}
              </ClipboardCopy>
            </div>
          </>
        ) : (
          <Nothing title={texts.empty} action={make}>
            {texts.emptyBody}
          </Nothing>
        )}
      </Asking>
      {removed && (
        <Dialog
          title={texts.removeTitle}
          body={texts.removeBody(removed.id)}
          word={texts.remove}
          danger
          send={() => removeBackup(removed)}
          onClose={() => setRemoved(undefined)}
        />
      )}
    </section>
  );
}

interface LineProps {
  readonly backup: Backup;
  readonly readOnly: string;
  readonly onRemove: (backup: Backup) => void;
}

function Line({ backup, readOnly, onRemove }: LineProps) {
  return (
    <tr>
      <th scope="row">
        <Age time={Date.parse(backup.made_at)} />
      </th>
      <td>{backup.revision === 0 ? 0 : <Link href={`/revisions?to=${backup.revision}`}>{backup.revision}</Link>}</td>
      <td>{short(backup.bytes, 'bytes')}</td>
      <td className={styles.actions}>
        <Button
          variant="link"
          icon={<DownloadIcon />}
          {...(readOnly === '' && { component: 'a', href: fileOf(backup), download: true })}
          isAriaDisabled={readOnly !== ''}
          title={readOnly}
          aria-label={texts.fileOf(backup.id)}
        >
          {texts.file}
        </Button>
        <Button
          variant="link"
          isDanger
          icon={<TrashIcon />}
          isAriaDisabled={readOnly !== ''}
          title={readOnly}
          aria-label={texts.removeOf(backup.id)}
          onClick={() => onRemove(backup)}
        >
          {texts.remove}
        </Button>
      </td>
    </tr>
  );
}
