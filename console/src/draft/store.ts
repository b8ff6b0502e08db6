import { useSyncExternalStore } from 'react';
import { type Draft, EMPTY, type Entries, type Entry } from '../intent/draft';

const PREFIX = 'tierwall.draft.';

/** The draft of whoever is logged in: kept in this browser until it is published or discarded, through reloads too. */
export class DraftStore {
  private draft: Draft;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
    private readonly key: string,
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
      this.draft = next;
      this.write();
      this.tell();
    }
  }

  /** Another tab of this browser wrote it. */
  reread(): void {
    this.draft = this.read();
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) {
      listener();
    }
  }

  private write(): void {
    if (this.draft.entries.size === 0) {
      this.storage.removeItem(this.key);
    } else {
      this.storage.setItem(this.key, JSON.stringify([...this.draft.entries]));
    }
  }

  private read(): Draft {
    try {
      const kept = JSON.parse(this.storage.getItem(this.key) ?? '[]') as [string, Entry][];
      const entries: Entries = new Map(
        kept.map(([path, { base, mine, spans }]) => [path, { base, mine, ...(spans ? { spans } : {}) }]),
      );
      return { ...EMPTY, entries };
    } catch {
      return EMPTY; // What somebody else wrote there is no draft.
    }
  }
}

let store: DraftStore | undefined;

/** Opens the draft of a user, and keeps it the same in all tabs. */
export function openDraft(user: string): void {
  const key = PREFIX + user;
  const opened = new DraftStore(localStorage, key);
  store = opened;
  addEventListener('storage', (event) => {
    if (event.key === key && store === opened) {
      opened.reread();
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
