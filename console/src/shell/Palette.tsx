import { Modal, ModalBody, SearchInput } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { useCatalogue } from '../draft/useCatalogue';
import { realization } from '../live/queries';
import { useFocusWhen } from '../parts/useFocusWhen';
import { texts } from '../texts/common';
import { destinationsOf } from './destinations';
import styles from './Palette.module.css';

const MOST = 12;

/** Goes to anything by its name. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const { catalogue } = useCatalogue();
  const clusters = useQuery(realization).data?.clusters;
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const field = useFocusWhen(true);
  const found = useMemo(
    () => destinationsOf(catalogue, clusters?.map(({ id }) => id) ?? [], typed, MOST),
    [catalogue, clusters, typed],
  );
  const go = (index: number) => {
    const destination = found[index];
    if (destination) {
      onClose();
      navigate(destination.href);
    }
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const by = event.key === 'ArrowDown' ? 1 : found.length - 1;
      setAt((before) => (before + by) % Math.max(1, found.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      go(at);
    }
  };
  return (
    <Modal isOpen variant="medium" position="top" onClose={onClose} aria-label={texts.palette.title}>
      <ModalBody>
        <SearchInput
          ref={field}
          role="combobox"
          aria-label={texts.shell.search}
          aria-controls="palette"
          aria-expanded
          aria-activedescendant={found[at] ? `palette-${at}` : ''}
          placeholder={texts.shell.search}
          value={typed}
          onKeyDown={keys}
          onChange={(_, value) => {
            setTyped(value);
            setAt(0);
          }}
        />
        <div id="palette" role="listbox" aria-label={texts.palette.title} className={styles.list}>
          {found.map((destination, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
            <div
              key={destination.what + destination.href}
              id={`palette-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              className={index === at ? styles.chosen : styles.option}
              onClick={() => go(index)}
            >
              <span className="tw-clip">{destination.name}</span>
              <span className="tw-quiet">{destination.what}</span>
            </div>
          ))}
        </div>
        {found.length === 0 && <p className="tw-quiet">{texts.palette.nothing}</p>}
      </ModalBody>
    </Modal>
  );
}
