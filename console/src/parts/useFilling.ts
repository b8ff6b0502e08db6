import { type FormEvent, type RefObject, useRef, useState } from 'react';
import type { Problems } from './naming';
import { useUnfinished } from './useUnfinished';

/** A form while somebody fills it in. */
export interface Filling<F> {
  readonly form: F;
  readonly setForm: (form: F) => void;
  /** All that is wrong. */
  readonly wrong: Problems;
  /** What is to be said now: at fields that somebody has left, or after they tried to be done. */
  readonly problems: Problems;
  readonly tried: boolean;
  readonly leave: (field: string) => void;
  readonly submit: (event: FormEvent) => void;
  readonly cancel: () => void;
  readonly whole: RefObject<HTMLFormElement | null>;
}

interface Options<F> {
  /** What is filled in, to find it again when somebody comes back. */
  readonly of: string;
  readonly initial: F;
  readonly check: (form: F) => Problems;
  /** Whether a problem is said before anybody has left the field: it holds for several together. */
  readonly atOnce?: (field: string) => boolean;
  readonly onDone: (form: F) => void;
  readonly onCancel: () => void;
}

/** Keeps what somebody fills in until they are done, and says what is wrong when it helps. */
export function useFilling<F>({ of, initial, check, atOnce, onDone, onCancel }: Options<F>): Filling<F> {
  const [form, setForm, forget] = useUnfinished(of, initial);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const whole = useRef<HTMLFormElement>(null);
  const wrong = check(form);
  const problems = tried ? wrong : new Map([...wrong].filter(([field]) => left.has(field) || atOnce?.(field)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wrong.size === 0) {
      forget();
      onDone(form);
      return;
    }
    setTried(true);
    requestAnimationFrame(() => whole.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const cancel = () => {
    forget();
    onCancel();
  };
  return {
    form,
    setForm,
    wrong,
    problems,
    tried,
    leave: (field) => setLeft(new Set([...left, field])),
    submit,
    cancel,
    whole,
  };
}
