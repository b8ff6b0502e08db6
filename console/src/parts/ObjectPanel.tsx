import { Button } from '@patternfly/react-core';
import TimesIcon from '@patternfly/react-icons/dist/esm/icons/times-icon';
import { type ReactNode, useEffect, useRef } from 'react';
import { draftStore } from '../draft/store';
import { perform } from '../draft/useCatalogue';
import type { Doc } from '../intent/documents';
import { discard } from '../intent/draft';
import type { Done } from '../intent/edits';
import type { Mark } from '../intent/marks';
import type { Use } from '../intent/uses';
import { texts } from '../texts/objects';
import { Age } from './age';
import { MarkChip } from './Marks';
import styles from './panel.module.css';
import { Nothing } from './states';
import { Uses } from './Uses';

interface Props {
  readonly label: string;
  readonly doc: Doc;
  readonly sign?: ReactNode;
  readonly mark: Mark | undefined;
  /** Why it cannot be edited; empty when it can. */
  readonly whyNotEdit: string;
  readonly whyNotDelete: string;
  readonly deletion: Done;
  readonly onEdit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** One object beside its list, to read, to edit and to delete. Escape closes it. */
export function ObjectPanel({ label, doc, sign, mark, deletion, onEdit, onClose, children, ...why }: Props) {
  const { whyNotEdit, whyNotDelete } = why;
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus({ preventScroll: true }), []);
  const remove = () => {
    perform(deletion);
    if (mark === 'new') {
      onClose();
    }
  };
  const keep = () => draftStore().update((now) => discard(now, texts.keep(doc.display_name), [doc.path]));
  return (
    <section
      className={`tw-card ${styles.panel}`}
      aria-label={label}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}
    >
      <div className={styles.panelHead}>
        {sign}
        <h2 ref={head} tabIndex={-1} className={`tw-clip ${mark === 'deleted' ? styles.struck : ''}`}>
          {doc.display_name}
        </h2>
        <MarkChip mark={mark} />
        <span className="tw-spring" />
        {mark === 'deleted' ? (
          <Button variant="secondary" onClick={keep}>
            {texts.panel.restore}
          </Button>
        ) : (
          <>
            <Button
              variant="secondary"
              isAriaDisabled={whyNotEdit !== ''}
              title={whyNotEdit}
              aria-describedby="why-not-edit"
              onClick={() => whyNotEdit === '' && onEdit()}
            >
              {texts.panel.edit}
            </Button>
            <Button
              variant="secondary"
              isDanger
              isAriaDisabled={whyNotDelete !== ''}
              title={whyNotDelete}
              aria-describedby="why-not-delete"
              onClick={() => whyNotDelete === '' && remove()}
            >
              {texts.panel.remove}
            </Button>
          </>
        )}
        <Button variant="plain" icon={<TimesIcon />} aria-label={texts.panel.close} onClick={onClose} />
      </div>
      <div className={styles.panelBody}>
        <p id="why-not-edit" className="tw-quiet" hidden={whyNotEdit === ''}>
          {whyNotEdit}
        </p>
        {typeof doc.description === 'string' && doc.description !== '' && <p>{doc.description}</p>}
        {children}
        {doc._last_modified_time !== undefined && doc._system_owned !== true && (
          <p className="tw-quiet">
            {texts.panel.changed} <Age time={doc._last_modified_time} />{' '}
            {doc._last_modified_user && texts.panel.by(doc._last_modified_user)}
          </p>
        )}
      </div>
    </section>
  );
}

/** A part of a panel under its title. */
export function PanelPart({ title, help, children }: { title: string; help?: string; children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <h3 title={help}>{title}</h3>
      {children}
    </section>
  );
}

/** Where the object is used, and that this is why it cannot be deleted. */
export function UsesPart({ uses, whyNotDelete }: { uses: readonly Use[]; whyNotDelete: string }) {
  return (
    <PanelPart title={texts.uses.title}>
      <Uses uses={uses} />
      <p id="why-not-delete" className={`tw-quiet ${styles.below}`} hidden={whyNotDelete === ''}>
        {whyNotDelete}
      </p>
    </PanelPart>
  );
}

/** An address of something that is not there. */
export function Gone({
  words,
  onClose,
}: {
  words: { title: string; body: string; close: string };
  onClose: () => void;
}) {
  return (
    <section className={`tw-card ${styles.panel}`}>
      <Nothing
        title={words.title}
        action={
          <Button variant="link" onClick={onClose}>
            {words.close}
          </Button>
        }
      >
        {words.body}
      </Nothing>
    </section>
  );
}
