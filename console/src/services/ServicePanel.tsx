import { enforceable } from '../firewall/ports';
import type { ServiceDoc } from '../intent/documents';
import type { Use } from '../intent/uses';
import { ObjectPanel, PanelPart, UsesPart } from '../parts/ObjectPanel';
import type { Reading } from '../parts/ObjectScreen';
import { texts as shared } from '../texts/objects';
import { texts } from '../texts/services';
import { describeEntry } from './entries';
import { deleteService } from './form';

interface Props extends Reading {
  readonly service: ServiceDoc;
  readonly uses: readonly Use[];
}

/** One service: its ports, and where it is used. */
export function ServicePanel({ service, mark, uses, mayChange, onEdit, onClose }: Props) {
  const fixed = !mayChange ? shared.panel.noPermission : service.is_default ? texts.panel.readOnly : '';
  const whyNotDelete = fixed || (uses.length > 0 ? texts.panel.inUse : '');
  const entries = service.service_entries ?? [];
  return (
    <ObjectPanel
      label={texts.panel.label(service.display_name)}
      doc={service}
      mark={mark}
      whyNotEdit={fixed}
      whyNotDelete={whyNotDelete}
      deletion={deleteService(service)}
      onEdit={onEdit}
      onClose={onClose}
    >
      <PanelPart title={texts.panel.entries}>
        {entries.length === 0 && <p className="tw-quiet">{texts.panel.noEntries}</p>}
        {entries.length > 0 && (
          <ul>
            {entries.map((entry) => (
              <li key={String(entry.id ?? describeEntry(entry))}>{describeEntry(entry)}</li>
            ))}
          </ul>
        )}
        {entries.length > 0 && !enforceable(service) && <p className="tw-warning">{texts.notEnforceableHelp}</p>}
      </PanelPart>
      <UsesPart uses={uses} whyNotDelete={whyNotDelete} />
    </ObjectPanel>
  );
}
