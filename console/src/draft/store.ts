import { useSyncExternalStore } from 'react';
import { type Draft, EMPTY, type Entries, type Entry } from '../intent/draft';

const PREFIX = 'tierwall.draft.';
const MESSAGES = 'tierwall.message.';

/** The draft of whoever is logged in: kept in this browser until it is published or discarded, through reloads too. */
export class DraftStore {
  private draft: Draft;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
    private readonly key: string,
    private readonly messageKey: string,
  ) {
    this.draft = this.read();
  }

  readonly current = (): Draft => this.draft;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  update(change: (draft: Draft) => Draft): void {
    const next = change(this.draft);
    if (next !== this.draft) {
      const before = this.draft;
      this.draft = next;
      this.write(before);
      this.tell();
    }
  }

  /** Another tab of this browser wrote it. */
  reread(): void {
    this.draft = this.read();
    this.tell();
  }

  /** Another tab wrote why; what can be undone here stays. */
  rereadMessage(): void {
    this.draft = { ...this.draft, message: this.readMessage() };
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) {
      listener();
    }
  }

  private write(before: Draft): void {
    const { entries, message } = this.draft;
    if (entries.size === 0) {
      this.storage.removeItem(this.key);
    } else if (entries !== before.entries) {
      this.storage.setItem(this.key, JSON.stringify([...entries]));
    }
    if (entries.size === 0 || message === '') {
      this.storage.removeItem(this.messageKey);
    } else {
      this.storage.setItem(this.messageKey, message);
    }
  }

  private readMessage(): string {
    return this.storage.getItem(this.messageKey) ?? '';
  }

  private read(): Draft {
    try {
      const kept = JSON.parse(this.storage.getItem(this.key) ?? '[]') as [string, Entry][];
      const entries: Entries = new Map(
        kept.map(([path, { base, mine, spans }]) => [path, { base, mine, ...(spans ? { spans } : {}) }]),
      );
      return { ...EMPTY, entries, message: entries.size === 0 ? '' : this.readMessage() };
    } catch {
      return EMPTY; // What somebody else wrote there is no draft.
    }
  }
}

let store: DraftStore | undefined;

/** Opens the draft of a user, and keeps it the same in all tabs. */
export function openDraft(user: string): void {
  const key = PREFIX + user;
  const messageKey = MESSAGES + user;
  const opened = new DraftStore(localStorage, key, messageKey);
  store = opened;
  addEventListener('storage', (event) => {
    if (store !== opened) {
      return;
    }
    if (event.key === key) {
      opened.reread();
    } else if (event.key === messageKey) {
      opened.rereadMessage();
    }
  });
}

export function draftStore(): DraftStore {
  if (!store) {
    throw new Error('nobody is logged in');
  }
  return store;
}

export function useDraft(): Draft {
  const opened = draftStore();
  return useSyncExternalStore(opened.subscribe, opened.current);
}
