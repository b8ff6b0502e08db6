import ClipboardListIcon from '@patternfly/react-icons/dist/esm/icons/clipboard-list-icon';
import CogIcon from '@patternfly/react-icons/dist/esm/icons/cog-icon';
import HistoryIcon from '@patternfly/react-icons/dist/esm/icons/history-icon';
import HomeIcon from '@patternfly/react-icons/dist/esm/icons/home-icon';
import PencilAltIcon from '@patternfly/react-icons/dist/esm/icons/pencil-alt-icon';
import RandomIcon from '@patternfly/react-icons/dist/esm/icons/random-icon';
import RouteIcon from '@patternfly/react-icons/dist/esm/icons/route-icon';
import ShieldAltIcon from '@patternfly/react-icons/dist/esm/icons/shield-alt-icon';
import TagIcon from '@patternfly/react-icons/dist/esm/icons/tag-icon';
import ThIcon from '@patternfly/react-icons/dist/esm/icons/th-icon';
import TopologyIcon from '@patternfly/react-icons/dist/esm/icons/topology-icon';
import type { ComponentType } from 'react';
import { Link, useLocation } from 'wouter';
import { useDraft } from '../draft/store';
import { countChanges } from '../intent/draft';
import { texts } from '../texts/common';
import styles from './Frame.module.css';

interface Screen {
  readonly path: string;
  readonly word: string;
  readonly Icon: ComponentType;
}

const SCREENS: readonly Screen[] = [
  { path: '/fleet', word: texts.screens.fleet, Icon: HomeIcon },
  { path: '/firewall', word: texts.screens.firewall, Icon: ShieldAltIcon },
  { path: '/changes', word: texts.screens.changes, Icon: PencilAltIcon },
  { path: '/realized', word: texts.screens.realization, Icon: ThIcon },
  { path: '/explain', word: texts.screens.explain, Icon: RouteIcon },
  { path: '/groups', word: texts.screens.groups, Icon: TopologyIcon },
  { path: '/services', word: texts.screens.services, Icon: TagIcon },
  { path: '/drift', word: texts.screens.drift, Icon: RandomIcon },
  { path: '/revisions', word: texts.screens.revisions, Icon: HistoryIcon },
  { path: '/audit', word: texts.screens.audit, Icon: ClipboardListIcon },
  { path: '/settings', word: texts.screens.settings, Icon: CogIcon },
];

export function Rail() {
  const [location] = useLocation();
  const changes = countChanges(useDraft().entries);
  return (
    <nav className={styles.rail} aria-label={texts.shell.navigation}>
      <ul>
        {SCREENS.map(({ path, word, Icon }) => (
          <li key={path} className={path === '/settings' ? styles.last : undefined}>
            <Link href={path} aria-current={location.startsWith(path) ? 'page' : undefined}>
              <span className={styles.icon} aria-hidden="true">
                <Icon />
                {path === '/changes' && changes > 0 && <span className={styles.badge}>{changes}</span>}
              </span>
              {word}
              {path === '/changes' && changes > 0 && (
                <span className="tw-said">, {texts.shell.unpublished(changes)}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
