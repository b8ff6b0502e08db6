import type { Demand, GuardedEnd, Guardrail, GuardrailBody, Standing, Witness } from '../api/settings';

export type EndKind = 'group' | 'namespace' | 'pods' | 'outside';

export interface EndForm {
  readonly kind: EndKind;
  readonly group: string;
  readonly namespace: string;
}

/** A guardrail as a form has it: all fields at once, also those that do not count. */
export interface GuardrailForm {
  readonly name: string;
  readonly demand: Demand;
  readonly from: EndForm;
  readonly to: EndForm;
  readonly protocol: '' | 'TCP' | 'UDP';
  readonly ports: string;
  readonly severity: 'BLOCK' | 'WARN';
  readonly clusters: readonly string[];
  readonly revision: number | undefined;
}

const END: EndForm = { kind: 'group', group: '', namespace: '' };

export const NEW: GuardrailForm = {
  name: '',
  demand: 'NOTHING_REACHES',
  from: END,
  to: END,
  protocol: '',
  ports: '',
  severity: 'BLOCK',
  clusters: [],
  revision: undefined,
};

export function formOf(guardrail: Guardrail): GuardrailForm {
  return {
    name: guardrail.display_name,
    demand: guardrail.demand,
    from: endForm(guardrail.from),
    to: endForm(guardrail.to),
    protocol: guardrail.protocol ?? '',
    ports: (guardrail.ports ?? []).join(', '),
    severity: guardrail.severity,
    clusters: guardrail.clusters ?? [],
    revision: guardrail._revision,
  };
}

function endForm(end: GuardedEnd): EndForm {
  const kind = end.group ? 'group' : end.namespace ? 'namespace' : end.outside ? 'outside' : 'pods';
  return { kind, group: end.group ?? '', namespace: end.namespace ?? '' };
}

export function bodyOf(form: GuardrailForm): GuardrailBody {
  const ports = portsOf(form.ports);
  return {
    display_name: form.name.trim(),
    demand: form.demand,
    from: endBody(form.from),
    to: endBody(form.to),
    severity: form.severity,
    ...(form.protocol === '' ? {} : { protocol: form.protocol, ...(ports.length > 0 ? { ports } : {}) }),
    ...(form.clusters.length > 0 ? { clusters: form.clusters } : {}),
    ...(form.revision === undefined ? {} : { _revision: form.revision }),
  };
}

function endBody({ kind, group, namespace }: EndForm): GuardedEnd {
  switch (kind) {
    case 'group':
      return { group };
    case 'namespace':
      return { namespace: namespace.trim() };
    case 'pods':
      return { pods: true };
    case 'outside':
      return { outside: true };
  }
}

function portsOf(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}

/** Fields that have to be filled in, or are wrong. */
export function flawsOf(form: GuardrailForm): ReadonlySet<'name' | 'from' | 'to' | 'ports'> {
  const flaws = new Set<'name' | 'from' | 'to' | 'ports'>();
  if (form.name.trim() === '') {
    flaws.add('name');
  }
  for (const side of ['from', 'to'] as const) {
    const { kind, group, namespace } = form[side];
    if ((kind === 'group' && group === '') || (kind === 'namespace' && !/^[a-z0-9-]+$/.test(namespace.trim()))) {
      flaws.add(side);
    }
  }
  if (form.protocol !== '' && !portsOf(form.ports).every(isPort)) {
    flaws.add('ports');
  }
  return flaws;
}

function isPort(text: string): boolean {
  const [first = '', last = first, ...more] = text.split('-');
  const right = (part: string) => /^\d{1,5}$/.test(part) && Number(part) <= 65_535;
  return more.length === 0 && right(first) && right(last) && Number(first) <= Number(last);
}

/** The worst of a guardrail's clusters: broken, then not known. */
export function worstOf(standings: readonly Standing[]): Standing['state'] {
  const states = standings.map(({ state }) => state);
  return states.includes('BROKEN') ? 'BROKEN' : states.includes('UNKNOWN') || states.length === 0 ? 'UNKNOWN' : 'HOLDS';
}

/** Where the flow that breaks a guardrail is explained; undefined where it is not about one port. */
export function explained(
  cluster: string,
  { from, to, traffic }: Pick<Witness, 'from' | 'to' | 'traffic'>,
): string | undefined {
  const [, protocol, port] = /^(TCP|UDP|SCTP) (\d+)/.exec(traffic) ?? [];
  if (!protocol || !port) {
    return undefined;
  }
  return `/explain?${new URLSearchParams({ cluster, from, to, protocol, port })}`;
}
