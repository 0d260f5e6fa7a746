/** Light, dark or the system's choice; kept in this browser, applied before the first paint of the app. */

export type Theme = 'system' | 'light' | 'dark';

const KEY = 'sync-console.theme';
const ORDER: Theme[] = ['system', 'light', 'dark'];

export function currentTheme(): Theme {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    return 'system';
  }
}

/** Other words of the theme attribute stay: components and pages may have put theirs there. */
export function setTheme(theme: Theme): void {
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  apply(theme);
}

/** System, light, dark, and around again. */
export function nextTheme(): Theme {
  const at = ORDER.indexOf(currentTheme());
  return ORDER[(at + 1) % ORDER.length]!;
}

function apply(theme: Theme): void {
  const root = document.documentElement;
  const words = (root.getAttribute('theme') ?? '').split(/\s+/).filter((word) => word && word !== 'light' && word !== 'dark');
  if (theme !== 'system') words.push(theme);
  if (words.length > 0) root.setAttribute('theme', words.join(' '));
  else root.removeAttribute('theme');
  root.style.colorScheme = theme === 'system' ? '' : theme;
}

if (currentTheme() !== 'system') {
  apply(currentTheme());
}
