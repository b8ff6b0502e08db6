import { Button } from '@patternfly/react-core';
import TimesIcon from '@patternfly/react-icons/dist/esm/icons/times-icon';
import { useEffect, useRef } from 'react';
import { draftStore } from '../draft/store';
import { perform } from '../draft/useCatalogue';
import { enforceable } from '../firewall/ports';
import type { ServiceDoc } from '../intent/documents';
import { discard } from '../intent/draft';
import type { Mark } from '../intent/marks';
import type { Use } from '../intent/uses';
import { Age } from '../parts/age';
import { MarkChip } from '../parts/Marks';
import panel from '../parts/panel.module.css';
import { Uses } from '../parts/Uses';
import { texts } from '../texts/services';
import { describeEntry } from './entries';
import { deleteService } from './form';

interface Props {
  readonly service: ServiceDoc;
  readonly mark: Mark | undefined;
  readonly uses: readonly Use[];
  readonly mayChange: boolean;
  readonly onEdit: () => void;
  readonly onClose: () => void;
}

/** One service: its ports, and where it is used. */
export function ServicePanel({ service, mark, uses, mayChange, onEdit, onClose }: Props) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus({ preventScroll: true }), []);
  const fixed = !mayChange ? texts.panel.noPermission : service.is_default ? texts.panel.readOnly : '';
  const whyNotDelete = fixed || (uses.length > 0 ? texts.panel.inUse : '');
  const entries = service.service_entries ?? [];
  return (
    <section
      className={`tw-card ${panel.panel}`}
      aria-label={texts.panel.label(service.display_name)}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}
    >
      <div className={panel.panelHead}>
        <h2 ref={head} tabIndex={-1} className={`tw-clip ${mark === 'deleted' ? panel.struck : ''}`}>
          {service.display_name}
        </h2>
        <MarkChip mark={mark} />
        <span className="tw-spring" />
        {mark === 'deleted' ? (
          <Button
            variant="secondary"
            onClick={() =>
              draftStore().update((now) => discard(now, texts.done.keep(service.display_name), [service.path]))
            }
          >
            {texts.panel.restore}
          </Button>
        ) : (
          <>
            <Button
              variant="secondary"
              isAriaDisabled={fixed !== ''}
              title={fixed}
              aria-describedby="why-not-edit"
              onClick={() => fixed === '' && onEdit()}
            >
              {texts.panel.edit}
            </Button>
            <Button
              variant="secondary"
              isDanger
              isAriaDisabled={whyNotDelete !== ''}
              title={whyNotDelete}
              aria-describedby="why-not-delete"
              onClick={() => {
                if (whyNotDelete === '') {
                  perform(deleteService(service));
                  if (mark === 'new') {
                    onClose();
                  }
                }
              }}
            >
              {texts.panel.remove}
            </Button>
          </>
        )}
        <Button variant="plain" icon={<TimesIcon />} aria-label={texts.panel.close} onClick={onClose} />
      </div>
      <div className={panel.panelBody}>
        {typeof service.description === 'string' && service.description !== '' && <p>{service.description}</p>}
        <p id="why-not-edit" className="tw-quiet" hidden={fixed === ''}>
          {fixed}
        </p>
        <section className={panel.section} aria-label={texts.panel.entries}>
          <h3>{texts.panel.entries}</h3>
          {entries.length === 0 && <p className="tw-quiet">{texts.panel.noEntries}</p>}
          {entries.length > 0 && (
            <ul>
              {entries.map((entry) => (
                <li key={String(entry.id ?? describeEntry(entry))}>{describeEntry(entry)}</li>
              ))}
            </ul>
          )}
          {entries.length > 0 && !enforceable(service) && <p className="tw-warning">{texts.notEnforceableHelp}</p>}
        </section>
        <section className={panel.section} aria-label={texts.panel.usedBy}>
          <h3>{texts.panel.usedBy}</h3>
          <Uses uses={uses} />
          <p
            id="why-not-delete"
            className={`tw-quiet ${panel.below}`}
            hidden={whyNotDelete === '' || whyNotDelete === fixed}
          >
            {whyNotDelete}
          </p>
        </section>
        {!service.is_default && service._last_modified_time !== undefined && (
          <p className="tw-quiet">
            {texts.panel.changed} <Age time={service._last_modified_time} />{' '}
            {service._last_modified_user && texts.panel.by(service._last_modified_user)}
          </p>
        )}
      </div>
    </section>
  );
}
