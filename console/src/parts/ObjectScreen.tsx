import { Button, SearchInput } from '@patternfly/react-core';
import PlusIcon from '@patternfly/react-icons/dist/esm/icons/plus-icon';
import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode, useDeferredValue, useMemo, useRef } from 'react';
import { useLocation } from 'wouter';
import { ChangeBar } from '../draft/ChangeBar';
import { type Intent, perform } from '../draft/useCatalogue';
import { type Doc, idOf } from '../intent/documents';
import type { Done } from '../intent/edits';
import { type Mark, markOf } from '../intent/marks';
import { may, user } from '../live/queries';
import { texts } from '../texts/objects';
import { Gone } from './ObjectPanel';
import type { Place } from './objectPlaces';
import styles from './panel.module.css';
import { Failure, NoMatch, Nothing, SkeletonRows } from './states';
import { useKeys } from './useKeys';
import { useObjectPlace } from './useObjectPlace';
import { useParameters } from './useParameters';

/** What a screen calls its objects. */
interface Words {
  readonly title: string;
  readonly what: string;
  readonly count: (shown: number, all: number) => string;
  readonly filter: string;
  readonly filterHelp: string;
  readonly add: string;
  readonly filtered: string;
  readonly empty: { readonly title: string; readonly body: string };
  readonly gone: { readonly title: string; readonly body: string; readonly close: string };
  readonly form: { readonly addTitle: string; readonly editTitle: (name: string) => string };
}

/** What the panel of an object is told. */
export interface Reading {
  readonly mark: Mark | undefined;
  readonly mayChange: boolean;
  readonly onEdit: () => void;
  readonly onClose: () => void;
}

/** What the form of an object is told. */
export interface Writing {
  readonly of: string;
  readonly title: string;
  readonly onDone: (done: Done) => void;
  readonly onCancel: () => void;
}

interface Props<T extends Doc> {
  readonly place: Place;
  readonly words: Words;
  readonly intent: Intent;
  /** With those that the draft deletes. */
  readonly objects: readonly T[];
  readonly matches: (object: T, text: string) => boolean;
  readonly isEditable: (object: T) => boolean;
  /** @param narrow whether there is a panel beside it, and less room */
  readonly table: (shown: readonly T[], selected: string, narrow: boolean) => ReactNode;
  readonly panel: (object: T, reading: Reading) => ReactNode;
  /** @param object undefined for a new one */
  readonly editor: (object: T | undefined, writing: Writing) => ReactNode;
}

/** A list, and beside it one object, to read and to edit, as the address bar says. */
export function ObjectScreen<T extends Doc>(props: Props<T>) {
  const { place, words, intent, objects, matches, isEditable, table, panel, editor } = props;
  const { query, draft } = intent;
  const [parameters, setParameters] = useParameters();
  const [, navigate] = useLocation();
  const who = useQuery(user).data;
  const mayChange = who !== undefined && may(who);
  const box = useRef<HTMLInputElement>(null);
  const filter = parameters.get('filter') ?? '';
  const wanted = useDeferredValue(filter);
  const shown = useMemo(() => objects.filter((object) => matches(object, wanted)), [objects, matches, wanted]);
  const { id, open, close, step, add } = useObjectPlace(place, shown);
  const adding = parameters.has('add');
  const selected = objects.find((object) => object.id === id);
  const mark = selected && markOf(draft.entries, selected.path);
  const editing = parameters.has('edit') && mayChange && selected && isEditable(selected) && mark !== 'deleted';
  const hasPanel = adding || id !== '';
  useKeys([
    ['/', () => box.current?.focus()],
    ['p', () => navigate('/changes')],
    ['n', () => mayChange && add()],
    ['j', () => step(1)],
    ['k', () => step(-1)],
  ]);
  const beside = () => {
    if (adding) {
      const onDone = (done: Done) => {
        perform(done);
        open(idOf(done.focus));
      };
      return editor(undefined, { of: `new ${place}`, title: words.form.addTitle, onDone, onCancel: close });
    }
    if (!selected) {
      return <Gone words={words.gone} onClose={close} />;
    }
    if (editing) {
      const onCancel = () => setParameters({ edit: '' });
      const onDone = (done: Done) => {
        perform(done);
        onCancel();
      };
      const title = words.form.editTitle(selected.display_name);
      return editor(selected, { of: selected.path, title, onDone, onCancel });
    }
    return panel(selected, { mark, mayChange, onEdit: () => setParameters({ edit: 'true' }, true), onClose: close });
  };

  return (
    <>
      <div className="tw-row">
        <h1>{words.title}</h1>
        <span className="tw-quiet">{words.what}</span>
        <span className="tw-spring" />
        <Button
          variant="secondary"
          icon={<PlusIcon />}
          onClick={() => mayChange && add()}
          isAriaDisabled={!mayChange || query.data === undefined}
          title={mayChange ? '' : texts.panel.noPermission}
        >
          {words.add}
        </Button>
      </div>
      <div className="tw-row">
        <SearchInput
          ref={box}
          className={styles.filter ?? ''}
          aria-label={words.filter}
          placeholder={words.filterHelp}
          value={filter}
          onChange={(_, value) => setParameters({ filter: value })}
          onClear={() => setParameters({ filter: '' })}
        />
        <span className="tw-quiet" role="status">
          {query.data && words.count(shown.length, objects.length)}
        </span>
      </div>
      {query.isError && <Failure what={words.title} query={query} />}
      {(query.isPending || query.data) && (
        <div className={`${styles.split} ${hasPanel ? styles.withPanel : ''}`}>
          <div className={`tw-card ${styles.list}`} aria-busy={query.isFetching}>
            {query.isPending && <SkeletonRows />}
            {query.data && objects.length === 0 && <None words={words} onAdd={mayChange ? add : undefined} />}
            {objects.length > 0 && shown.length === 0 && (
              <NoMatch title={words.filtered} onClear={() => setParameters({ filter: '' })} />
            )}
            {shown.length > 0 && table(shown, id, hasPanel)}
          </div>
          {hasPanel && query.data && <Fragment key={`${id} ${adding} ${editing}`}>{beside()}</Fragment>}
        </div>
      )}
      <ChangeBar />
    </>
  );
}

function None({ words, onAdd }: { words: Words; onAdd: (() => void) | undefined }) {
  const action = onAdd && (
    <Button variant="link" onClick={onAdd}>
      {words.add}
    </Button>
  );
  return (
    <Nothing title={words.empty.title} action={action}>
      {words.empty.body}
    </Nothing>
  );
}
