/** Where things are asked for. */
export const TIERWALL = '/tierwall/api/v1';
export const POLICY = '/policy/api/v1';
export const INFRA = `${POLICY}/infra`;

/** A path with a query; parameters without a value are left out. */
export function withQuery(path: string, parameters: Readonly<Record<string, string | number | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '') {
      query.set(name, String(value));
    }
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
