/** What a manager answers instead of what was asked for, in its own words. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** Everything else that is wrong with the request. */
    readonly related: readonly string[] = [],
    readonly code = 0,
  ) {
    super(message);
  }

  /** Whether nobody is logged in any more. */
  get isLoggedOut(): boolean {
    return this.status === 401 || (this.status === 403 && this.code === SESSION_ENDED);
  }

  /** Whether somebody else was faster: what was read is not what is there any more. */
  get isOutdated(): boolean {
    return this.status === 412;
  }
}

/** What NSX calls a session that has ended, or a token that is not its own. */
const SESSION_ENDED = 98;

interface ErrorBody {
  error_message?: string;
  error_code?: number;
  related_errors?: { error_message?: string }[];
}

const TOKEN = 'tierwall.xsrf';
const MALFORMED = 'The manager answered something that cannot be read.';
const UNREACHABLE = 'The manager does not answer.';

let onLogout = () => {};

/** Who is told when a session has ended. */
export function whenLoggedOut(listener: () => void): void {
  onLogout = listener;
}

/** Asks for JSON. Rejects with a {@link Refusal}. */
export function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return request<T>('GET', path, undefined, signal ? { signal } : {});
}

/** Asks for text as it is, such as YAML. */
export async function getText(path: string): Promise<string> {
  return (await respond('GET', path, undefined, {})).text();
}

export function post<T>(
  path: string,
  body: unknown,
  signal?: AbortSignal,
  headers: Record<string, string> = {},
): Promise<T> {
  return request<T>('POST', path, body, signal ? { signal, headers } : { headers });
}

export function put<T>(path: string, body: unknown): Promise<T> {
  return request<T>('PUT', path, body, {});
}

export function patch(path: string, body: unknown): Promise<unknown> {
  return request('PATCH', path, body, {});
}

/** Publishes a tree. @returns the revision that holds it */
export async function publish(path: string, tree: unknown, headers: Record<string, string>): Promise<number> {
  const response = await respond('PATCH', path, tree, { headers });
  return Number(response.headers.get('Tierwall-Revision'));
}

export function remove(path: string): Promise<unknown> {
  return request('DELETE', path, undefined, {});
}

/** Begins a session; the browser keeps the cookie, and for all tabs the token that every change repeats. */
export async function login(user: string, password: string): Promise<void> {
  const form = new URLSearchParams({ j_username: user, j_password: password });
  const response = await answer(fetch('/api/session/create', { method: 'POST', body: form }));
  localStorage.setItem(TOKEN, response.headers.get('X-XSRF-TOKEN') ?? '');
}

export async function logout(): Promise<void> {
  await post('/api/session/destroy', undefined).catch(() => {});
  localStorage.removeItem(TOKEN);
  onLogout();
}

async function request<T>(method: string, path: string, body: unknown, init: RequestInit): Promise<T> {
  const response = await respond(method, path, body, init);
  const text = await response.text();
  try {
    return (text === '' ? undefined : JSON.parse(text)) as T;
  } catch {
    throw new Refusal(response.status, MALFORMED);
  }
}

async function respond(method: string, path: string, body: unknown, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  if (method !== 'GET') {
    headers.set('X-XSRF-TOKEN', localStorage.getItem(TOKEN) ?? '');
  }
  if (body !== undefined) {
    headers.set('Content-Type', 'application/json');
  }
  const sent = fetch(path, { ...init, method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  try {
    return await answer(sent);
  } catch (failure) {
    if (failure instanceof Refusal && failure.isLoggedOut) {
      onLogout();
    }
    throw failure;
  }
}

async function answer(sent: Promise<Response>): Promise<Response> {
  let response: Response;
  try {
    response = await sent;
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') {
      throw failure;
    }
    throw new Refusal(0, UNREACHABLE);
  }
  if (!response.ok) {
    throw await refusal(response);
  }
  return response;
}

async function refusal(response: Response): Promise<Refusal> {
  const body = (await response.json().catch(() => ({}))) as ErrorBody;
  const related = (body.related_errors ?? [])
    .map((error) => error.error_message ?? '')
    .filter((message) => message !== body.error_message);
  return new Refusal(
    response.status,
    body.error_message ?? `The manager answered ${response.status}.`,
    related,
    body.error_code,
  );
}
