import { texts } from '../texts/groups';
import { alternatives, type Condition, type Criterion } from './criteria';

export type Labels = Readonly<Record<string, string>>;

export interface Pod {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Labels;
  readonly phase: string;
}

export interface Service {
  readonly namespace: string;
  readonly name: string;
  readonly selector: Labels;
}

/** What is known of a cluster; undefined what was never read. */
export interface Surroundings {
  /** The labels of the pod's namespace. */
  readonly namespace: Labels | undefined;
  readonly services: readonly Service[] | undefined;
}

/** True, false, or not known. */
export type Truth = boolean | undefined;

export interface Judged {
  readonly condition: Condition;
  readonly holds: Truth;
  /** What is there, in words. */
  readonly found: string;
}

export interface Verdict {
  readonly member: Truth;
  /** Each list of conditions that would be enough, all of them together. */
  readonly alternatives: readonly { readonly holds: Truth; readonly conditions: readonly Judged[] }[];
  readonly ended: boolean;
}

const ENDED = ['Succeeded', 'Failed'];

/** Whether a pod is a member and why, as Antrea's controller decides it. */
export function judge(criteria: readonly Criterion[], pod: Pod, around: Surroundings): Verdict {
  const judged = alternatives(criteria).map((list) => {
    const conditions = list.map((condition) => judgeCondition(condition, pod, around, list));
    return { holds: all(conditions.map(({ holds }) => holds)), conditions };
  });
  const ended = ENDED.includes(pod.phase);
  return { member: ended ? false : any(judged.map(({ holds }) => holds)), alternatives: judged, ended };
}

function judgeCondition(condition: Condition, pod: Pod, around: Surroundings, together: readonly Condition[]): Judged {
  switch (condition.member) {
    case 'Pod':
      return judgeLabel(condition, pod.labels);
    case 'Namespace':
      if (condition.key === 'Name') {
        const holds = condition.name.trim().toLowerCase() === pod.namespace;
        return { condition, holds, found: texts.tryPod.namespace(pod.namespace) };
      }
      return around.namespace
        ? judgeLabel(condition, around.namespace)
        : { condition, holds: undefined, found: texts.tryPod.noNamespace };
    case 'Service':
      return judgeService(condition, pod, around.services, together);
  }
}

/** A missing label is not equal to anything, so it is also what "not equals" asks for. */
function judgeLabel(condition: Condition, labels: Labels): Judged {
  const key = condition.scope.trim();
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  const equal = value === condition.tag.trim();
  const found = value === undefined ? texts.tryPod.noLabel(key) : texts.tryPod.label(key, value);
  return { condition, holds: condition.operator === 'EQUALS' ? equal : !equal, found };
}

function judgeService(
  condition: Condition,
  pod: Pod,
  services: readonly Service[] | undefined,
  together: readonly Condition[],
): Judged {
  const name = condition.name.trim().toLowerCase();
  const namespace = together.find((each) => each.member === 'Namespace' && each.key === 'Name')?.name.toLowerCase();
  if (namespace !== undefined && namespace.trim() !== pod.namespace) {
    return { condition, holds: false, found: texts.tryPod.elsewhere(pod.namespace) };
  }
  if (!services) {
    return { condition, holds: undefined, found: texts.tryPod.notKnown };
  }
  const service = services.find((each) => each.name === name && each.namespace === pod.namespace);
  if (!service) {
    return { condition, holds: false, found: texts.tryPod.noService(name) };
  }
  const wanted = Object.entries(service.selector);
  if (wanted.length === 0) {
    return { condition, holds: false, found: texts.tryPod.noSelector(name) };
  }
  const holds = wanted.every(([key, value]) => pod.labels[key] === value);
  const selector = wanted.map(([key, value]) => `${key}=${value}`).join(', ');
  return { condition, holds, found: texts.tryPod.selected(name, selector) };
}

function all(truths: readonly Truth[]): Truth {
  return truths.includes(false) ? false : truths.includes(undefined) ? undefined : true;
}

function any(truths: readonly Truth[]): Truth {
  return truths.includes(true) ? true : truths.includes(undefined) ? undefined : false;
}
