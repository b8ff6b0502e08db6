export type Theme = 'light' | 'dark' | 'system';
export type Contrast = 'high' | 'system';

const THEME = 'tierwall.theme';
const CONTRAST = 'tierwall.contrast';
const dark = matchMedia('(prefers-color-scheme: dark)');
const contrast = matchMedia('(prefers-contrast: more)');

export function chosenTheme(): Theme {
  const kept = localStorage.getItem(THEME);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(THEME, theme);
  applyTheme();
}

export function chosenContrast(): Contrast {
  return localStorage.getItem(CONTRAST) === 'high' ? 'high' : 'system';
}

export function chooseContrast(chosen: Contrast): void {
  localStorage.setItem(CONTRAST, chosen);
  applyTheme();
}

/** Before anything is drawn, and again whenever the system or the choice changes. */
export function applyTheme(): void {
  const theme = chosenTheme();
  const { classList } = document.documentElement;
  classList.toggle('pf-v6-theme-dark', theme === 'dark' || (theme === 'system' && dark.matches));
  classList.toggle('pf-v6-theme-high-contrast', chosenContrast() === 'high' || contrast.matches);
}

dark.addEventListener('change', applyTheme);
contrast.addEventListener('change', applyTheme);
