export type Theme = 'light' | 'dark' | 'system';

const KEY = 'tierwall.theme';
const system = matchMedia('(prefers-color-scheme: dark)');

export function chosenTheme(): Theme {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  applyTheme();
}

/** Before anything is drawn, and again whenever the system or the choice changes. */
export function applyTheme(): void {
  const chosen = chosenTheme();
  const dark = chosen === 'dark' || (chosen === 'system' && system.matches);
  document.documentElement.classList.toggle('pf-v6-theme-dark', dark);
}

system.addEventListener('change', applyTheme);
