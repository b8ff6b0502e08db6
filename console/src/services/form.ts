import { newId, type ServiceDoc, type ServiceEntry, servicePath } from '../intent/documents';
import type { Done } from '../intent/edits';
import { equal } from '../intent/fields';
import type { Catalogue } from '../intent/snapshot';
import { type Naming, named, namingProblems, type Problems } from '../parts/naming';
import { texts } from '../texts/services';
import { isPort, isPortSet, splitPorts, weightOf } from './entries';

export interface EntryForm {
  readonly protocol: 'TCP' | 'UDP';
  /** As typed. */
  readonly ports: string;
  /** What was there before: it keeps its id, and all of it where the form cannot say it. */
  readonly before?: ServiceEntry;
}

export interface Form extends Naming {
  readonly entries: readonly EntryForm[];
}

export const EMPTY_FORM: Form = { name: '', description: '', entries: [{ protocol: 'TCP', ports: '' }] };

const ANY = 'any';
const MOST_PORTS = 15;

export function formOf(service: ServiceDoc): Form {
  return {
    name: service.display_name,
    description: String(service.description ?? ''),
    entries: (service.service_entries ?? []).map((before) => ({
      protocol: before.l4_protocol ?? 'TCP',
      ports: (before.destination_ports ?? []).join(', ') || ANY,
      before,
    })),
  };
}

/** Whether an entry stays as it is, because the form cannot say it. */
export function isKept({ before }: EntryForm): boolean {
  return before !== undefined && !isPortSet(before);
}

/** What the manager would refuse, by the field at which to say it. */
export function problemsOf(form: Form, others: readonly ServiceDoc[]): Problems {
  const problems = namingProblems(form, others, texts.problems);
  if (form.entries.length === 0) {
    problems.set('entries', texts.problems.noEntries);
  }
  form.entries.forEach((entry, index) => {
    const problem = isKept(entry) ? undefined : portsProblem(entry.ports);
    if (problem) {
      problems.set(`entry-${index}`, problem);
    }
  });
  return problems;
}

function portsProblem(text: string): string | undefined {
  if (text.trim() === '') {
    return texts.problems.noPorts;
  }
  const ports = portsOf(text);
  const wrong = ports.find((port) => !isPort(port));
  if (wrong !== undefined) {
    return texts.problems.notPorts(wrong);
  }
  const weight = weightOf(ports);
  return weight > MOST_PORTS ? texts.problems.tooManyPorts(weight) : undefined;
}

function portsOf(text: string): string[] {
  return text.trim().toLowerCase() === ANY ? [] : splitPorts(text);
}

export function serviceOf(before: ServiceDoc, form: Form): ServiceDoc {
  const ids = new Set(form.entries.flatMap((entry) => (entry.before ? [String(entry.before.id)] : [])));
  const entries = form.entries.map((entry): ServiceEntry => {
    const ports = portsOf(entry.ports);
    if (entry.before) {
      const same = entry.before.l4_protocol === entry.protocol && equal(entry.before.destination_ports, ports);
      return isKept(entry) || same
        ? entry.before
        : { ...entry.before, l4_protocol: entry.protocol, destination_ports: ports };
    }
    const name = `${entry.protocol} ${ports.join(' ')}`.trim();
    const id = newId(name, (taken) => ids.has(taken));
    ids.add(id);
    return {
      resource_type: 'L4PortSetServiceEntry',
      id,
      display_name: id,
      l4_protocol: entry.protocol,
      destination_ports: ports,
      source_ports: [],
    };
  });
  return { ...named(before, form), service_entries: entries };
}

export function addService(catalogue: Catalogue, form: Form): Done {
  const name = form.name.trim();
  const id = newId(name, (taken) => catalogue.documents.has(servicePath(taken)));
  const path = servicePath(id);
  const empty: ServiceDoc = { resource_type: 'Service', id, path, display_name: name };
  return { label: texts.done.add(name), edits: new Map([[path, serviceOf(empty, form)]]), focus: path };
}

export function editService(before: ServiceDoc, form: Form): Done {
  const after = serviceOf(before, form);
  return { label: texts.done.edit(after.display_name), edits: new Map([[before.path, after]]), focus: before.path };
}

export function deleteService(service: ServiceDoc): Done {
  const edits = new Map([[service.path, undefined]]);
  return { label: texts.done.remove(service.display_name), edits, focus: service.path };
}
