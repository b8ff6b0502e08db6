import { enforceable } from '../firewall/ports';
import type { ServiceDoc } from '../intent/documents';
import type { Entries } from '../intent/draft';
import type { Uses } from '../intent/uses';
import { type Column, ObjectTable } from '../parts/ObjectTable';
import { texts } from '../texts/services';
import { describeService } from './entries';

interface Props {
  readonly services: readonly ServiceDoc[];
  readonly entries: Entries;
  readonly uses: Uses;
  readonly selected: string;
}

const COLUMNS: readonly Column<ServiceDoc>[] = [
  { title: texts.columns.ports, width: '42%', cell: (service) => <Ports service={service} /> },
  {
    title: texts.columns.origin,
    width: '110px',
    isQuiet: true,
    cell: (service) => (service.is_default ? texts.predefined : texts.own),
  },
];

/** Services with their ports, and whose they are. */
export function ServiceTable({ services, ...rest }: Props) {
  return (
    <ObjectTable
      place="/services"
      words={texts}
      objects={services}
      summary={describeService}
      columns={COLUMNS}
      {...rest}
    />
  );
}

function Ports({ service }: { service: ServiceDoc }) {
  return (
    <>
      {describeService(service)}
      {!enforceable(service) && (
        <span className="tw-quiet" title={texts.notEnforceableHelp}>
          {' '}
          · {texts.notEnforceable}
        </span>
      )}
    </>
  );
}
