/** What somebody typed or pasted as addresses: one a line, or between commas or blanks. */
export function splitAddresses(text: string): string[] {
  return text
    .replace(/\s*-\s*/g, '-')
    .split(/[\s,;]+/)
    .filter((part) => part !== '');
}

/** Whether a text is an address, a CIDR block, or a range of addresses of one version. */
export function isAddress(text: string): boolean {
  const [from = '', to, more] = text.split('-');
  if (to !== undefined) {
    const first = numberOf(from);
    const last = numberOf(to);
    return more === undefined && !!first && !!last && first.bits === last.bits && first.value <= last.value;
  }
  const [address = '', length, rest] = text.split('/');
  const parsed = numberOf(address);
  if (!parsed || rest !== undefined) {
    return false;
  }
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= parsed.bits);
}

interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

function numberOf(text: string): Address | undefined {
  return text.includes(':') ? six(text) : four(text);
}

function four(text: string): Address | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)) {
    return undefined;
  }
  return { bits: 32, value: parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n) };
}

const GROUPS = 8;

function six(text: string): Address | undefined {
  const halves = text.split('::');
  if (halves.length > 2) {
    return undefined;
  }
  const [head, tail] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const written = [...(head ?? []), ...(tail ?? [])];
  const missing = GROUPS - written.length;
  if (!written.every((part) => /^[\da-f]{1,4}$/i.test(part)) || (tail ? missing < 1 : missing !== 0)) {
    return undefined;
  }
  const all = [...(head ?? []), ...Array.from({ length: missing }, () => '0'), ...(tail ?? [])];
  return { bits: 128, value: all.reduce((sum, part) => sum * 65_536n + BigInt(`0x${part}`), 0n) };
}
