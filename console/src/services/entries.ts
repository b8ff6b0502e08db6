import { idOf, type ServiceDoc, type ServiceEntry } from '../intent/documents';
import { texts } from '../texts/services';

const PORT_SET = 'L4PortSetServiceEntry';
const HIGHEST = 65_535;

/** Whether the form can say all of an entry: TCP or UDP by destination ports. */
export function isPortSet(entry: ServiceEntry): boolean {
  return entry.resource_type === PORT_SET && list(entry.source_ports).length === 0;
}

/** An entry in words, such as `TCP 80, 443`. */
export function describeEntry(entry: ServiceEntry): string {
  if (entry.resource_type === PORT_SET) {
    const from = list(entry.source_ports);
    const source = from.length > 0 ? ` ${texts.sourcePorts(from.join(', '))}` : '';
    return `${entry.l4_protocol ?? ''} ${list(entry.destination_ports).join(', ') || texts.anyPort}${source}`;
  }
  const kind = texts.kinds[entry.resource_type] ?? entry.resource_type;
  const nested = typeof entry.nested_service_path === 'string' ? idOf(entry.nested_service_path) : undefined;
  const details = [
    nested,
    entry.alg,
    entry.protocol,
    entry.icmp_type,
    entry.protocol_number,
    entry.ether_type,
    list(entry.destination_ports).join(', ') || undefined,
  ].filter((detail) => detail !== undefined && detail !== null);
  return `${kind} ${details.join(' ')}`.trim();
}

export function describeService(service: ServiceDoc): string {
  return (service.service_entries ?? []).map(describeEntry).join('; ');
}

/** Whether a service has all the words: in its name, its protocols, or as a port that one of its ranges has. */
export function matchesService(service: ServiceDoc, text: string): boolean {
  const said = `${service.display_name} ${service.id} ${describeService(service)}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word) || (/^\d{1,5}$/.test(word) && hasPort(service, Number(word))));
}

function hasPort(service: ServiceDoc, port: number): boolean {
  return (service.service_entries ?? []).some((entry) =>
    list(entry.destination_ports).some((range) => {
      const [first = -1, last = first] = range.split('-').map(Number);
      return first <= port && port <= last;
    }),
  );
}

/** What somebody typed as ports, each by itself. */
export function splitPorts(text: string): string[] {
  return text
    .replace(/\s*-\s*/g, '-')
    .split(/[\s,;]+/)
    .filter((part) => part !== '');
}

export function isPort(text: string): boolean {
  if (!/^\d{1,5}(-\d{1,5})?$/.test(text)) {
    return false;
  }
  const [first = 0, last = first] = text.split('-').map(Number);
  return first <= last && last <= HIGHEST;
}

/** How many of the values that NSX allows in an entry some ports take: a range counts as two. */
export function weightOf(ports: readonly string[]): number {
  return ports.reduce((sum, port) => {
    const [first, last = first] = port.split('-');
    return sum + (first === last ? 1 : 2);
  }, 0);
}

function list(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as string[]) : [];
}
