import { useMemo } from 'react';
import { useCatalogue } from '../draft/useCatalogue';
import type { ServiceDoc } from '../intent/documents';
import { deletedOf } from '../intent/marks';
import { usesOf } from '../intent/uses';
import { ObjectScreen } from '../parts/ObjectScreen';
import { texts } from '../texts/services';
import { matchesService } from './entries';
import { addService, EMPTY_FORM, editService, formOf } from './form';
import { ServiceEditor } from './ServiceEditor';
import { ServicePanel } from './ServicePanel';
import { ServiceTable } from './ServiceTable';

/** Protocols and ports by name: people's own first, then those that everybody has. */
export default function Services() {
  const intent = useCatalogue();
  const { catalogue, draft } = intent;
  const services = useMemo(
    () => sorted([...catalogue.services, ...(deletedOf(draft.entries, 'service') as ServiceDoc[])]),
    [catalogue, draft.entries],
  );
  const uses = useMemo(() => usesOf(catalogue), [catalogue]);
  return (
    <ObjectScreen
      place="/services"
      words={texts}
      intent={intent}
      objects={services}
      matches={matchesService}
      isEditable={(service) => !service.is_default}
      table={(shown, selected) => <ServiceTable services={shown} entries={draft.entries} {...{ uses, selected }} />}
      panel={(service, reading) => <ServicePanel service={service} uses={uses.get(service.path) ?? []} {...reading} />}
      editor={(service, { onDone, ...writing }) => (
        <ServiceEditor
          {...writing}
          initial={service ? formOf(service) : EMPTY_FORM}
          others={catalogue.services.filter((other) => other.path !== service?.path)}
          onDone={(form) => onDone(service ? editService(service, form) : addService(catalogue, form))}
        />
      )}
    />
  );
}

function sorted(services: readonly ServiceDoc[]): ServiceDoc[] {
  return [...services].sort(
    (a, b) =>
      Number(a.is_default ?? false) - Number(b.is_default ?? false) ||
      a.display_name.localeCompare(b.display_name, 'en'),
  );
}
