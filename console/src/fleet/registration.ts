import { texts } from '../texts/fleet';
import type { Registration } from './access';

/** The two ways of saying how a cluster is reached. */
export type Way = 'kubeconfig' | 'token';

/** What is wrong with each field, in words; empty where nothing is. */
export interface Problems {
  readonly id: string;
  readonly kubeconfig: string;
  readonly url: string;
  /** Whether it can be sent. */
  readonly complete: boolean;
}

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** What can be seen without asking the manager. A field that nobody has filled in yet is not wrong. */
export function problemsOf(what: Registration, way: Way): Problems {
  const id = what.id !== '' && !ID.test(what.id) ? texts.registering.idWrong : '';
  const kubeconfig =
    way === 'kubeconfig' && what.kubeconfig.trim() !== '' && !/\bclusters["']?\s*:/.test(what.kubeconfig)
      ? texts.registering.kubeconfigWrong
      : '';
  const url =
    way === 'token' && what.url.trim() !== '' && !/^https:\/\/./.test(what.url.trim())
      ? texts.registering.urlWrong
      : '';
  const said =
    way === 'kubeconfig' ? what.kubeconfig.trim() !== '' : what.url.trim() !== '' && what.token.trim() !== '';
  return { id, kubeconfig, url, complete: what.id !== '' && said && `${id}${kubeconfig}${url}` === '' };
}

/** What a check found, each thing once, without the path of the cluster that everybody sees already. */
export function sentencesOf(message: string, related: readonly string[], path: string): string[] {
  const said = [message, ...related].map((text) =>
    text.startsWith(path) ? text.slice(path.length).replace(/^[:\s]+/, '') : text,
  );
  return [...new Set(said)].filter((text) => text !== '');
}
