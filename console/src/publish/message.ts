/** So many characters a message may have. */
export const MOST = 200;

/** From so many on it is said how many are left. */
const NEAR_THE_END = 160;

/** What is in no line of text: control characters, ends of lines, halves of characters. */
const NO_PART_OF_A_LINE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** What can be sent of what was typed or pasted: one line, not longer than it may be. */
export function asMessage(text: string): string {
  return [...text.replaceAll(NO_PART_OF_A_LINE, ' ')].slice(0, MOST).join('');
}

/** How many characters there may still be; undefined while there are plenty. */
export function charactersLeft(message: string): number | undefined {
  const length = [...message].length;
  return length < NEAR_THE_END ? undefined : MOST - length;
}

/** What a publish is sent with to say why; nothing without a message. Headers are ASCII, so it is UTF-8 in percents. */
export function saying(message: string): Record<string, string> {
  const said = asMessage(message).trim();
  return said === '' ? {} : { 'Tierwall-Message': encodeURIComponent(said) };
}
