import { texts } from '../texts/common';
import styles from './Frame.module.css';

export function Logo() {
  return (
    <span className={styles.logo}>
      <svg viewBox="0 0 20 18" width="20" height="18" aria-hidden="true">
        <path d="M1 1h11v4H1zM14 1h5v4h-5zM1 7h5v4H1zM1 13h11v4H1zM14 13h5v4h-5z" fill="currentcolor" />
        <path d="M8 7h11v4H8z" fill="var(--tw-blue)" />
      </svg>
      {texts.product}
    </span>
  );
}
