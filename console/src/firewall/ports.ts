import type { ServiceDoc, ServiceEntry } from '../intent/documents';

const PORTS = /^(tcp|udp)\s*:?\s*((?:\d+(?:\s*-\s*\d+)?)(?:\s*,\s*\d+(?:\s*-\s*\d+)?)*)$/i;
const HIGHEST = 65_535;

/** What somebody typed as raw ports, such as `tcp 80, 8000-8080`; undefined when it is none. */
export function parsePorts(text: string): ServiceEntry | undefined {
  const [, protocol, list] = PORTS.exec(text.trim()) ?? [];
  if (protocol === undefined || list === undefined) {
    return undefined;
  }
  const ports = list.split(',').map((port) => port.replace(/\s+/g, ''));
  return ports.every(isPort)
    ? {
        resource_type: 'L4PortSetServiceEntry',
        l4_protocol: protocol.toUpperCase() as 'TCP' | 'UDP',
        destination_ports: ports,
      }
    : undefined;
}

function isPort(text: string): boolean {
  const [first = Number.NaN, last = first] = text.split('-').map(Number);
  return first <= last && last <= HIGHEST;
}

/** Antrea clusters know TCP and UDP with destination ports, and nothing else. What is nested the manager judges. */
export function enforceable(service: ServiceDoc): boolean {
  const entries = service.service_entries ?? [];
  return entries.length > 0 && entries.every(isEnforceable);
}

function isEnforceable(entry: ServiceEntry): boolean {
  const sourcePorts = (entry.source_ports as readonly string[] | undefined) ?? [];
  return (
    entry.resource_type === 'NestedServiceServiceEntry' ||
    (entry.resource_type === 'L4PortSetServiceEntry' && sourcePorts.length === 0)
  );
}
