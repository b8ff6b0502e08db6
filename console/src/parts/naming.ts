import type { Doc } from '../intent/documents';
import { texts } from '../texts/objects';

/** What is wrong, by the field at which to say it. */
export type Problems = ReadonlyMap<string, string>;

/** What every form of an object begins and ends with. */
export interface Naming {
  readonly name: string;
  readonly description: string;
}

const LONGEST_NAME = 255;
const LONGEST_DESCRIPTION = 1024;

/**
 * What the manager would refuse of a name and a description.
 *
 * @param others the objects that this one must not be taken for
 */
export function namingProblems(
  { name: typed, description }: Naming,
  others: readonly Doc[],
  words: { readonly noName: string; readonly nameTaken: string },
): Map<string, string> {
  const problems = new Map<string, string>();
  const name = typed.trim();
  if (name === '') {
    problems.set('name', words.noName);
  } else if (name.length > LONGEST_NAME) {
    problems.set('name', texts.problems.tooLong(LONGEST_NAME));
  } else if (others.some((other) => other.display_name === name)) {
    problems.set('name', words.nameTaken);
  }
  if (description.length > LONGEST_DESCRIPTION) {
    problems.set('description', texts.problems.tooLong(LONGEST_DESCRIPTION));
  }
  return problems;
}

/** An object with the name and the description of a form; it gets no description that it never had. */
export function named<T extends Doc>(before: T, { name, description }: Naming): T {
  const described = description !== '' || 'description' in before ? { description } : {};
  return { ...before, ...described, display_name: name.trim() };
}
