import './cut-texts';
import { define } from './dom';
import { openHelp } from './help-dialog';
import { Texts } from './texts';
import { nextTheme, setTheme } from './theme';

/** The keys, in the order in which help shows them: keys, name, label key. */
export const SHORTCUTS: Array<[string, string]> = [
  ['g l', 'go-live'],
  ['g p', 'go-previews'],
  ['g a', 'go-activity'],
  ['/', 'search'],
  ['j k', 'move'],
  ['Enter', 'open'],
  ['Esc', 'escape'],
  ['[ ]', 'step'],
  ['f', 'tail'],
  ['x', 'mark'],
  ['Shift x', 'mark-range'],
  ['* a', 'mark-all'],
  ['* n', 'mark-none'],
  ['.', 'freeze'],
  ['s', 'share'],
  ['t', 'theme'],
  ['?', 'help'],
];

const LABELS: Record<string, string> = {
  'help.title': 'Keyboard',
  'help.close': 'Close',
  'help.note': 'Off while you write in a field. No key alone destroys anything.',
  'go-live': 'Go to the live board',
  'go-previews': 'Go to previews',
  'go-activity': 'Go to the activity log',
  search: 'Search',
  move: 'Move down and up the rows',
  open: 'Open the row',
  escape: 'Close what is open',
  step: 'Go to the event above and below the open one',
  tail: 'Follow new events in the activity log',
  mark: 'Mark the row, or unmark it',
  'mark-range': 'Mark all rows from the last marked one to here',
  'mark-all': 'Mark all rows that match',
  'mark-none': 'Mark none',
  freeze: 'Freeze and resume the board',
  share: 'Copy a link to what is on screen',
  theme: 'Theme: system, light, dark',
  help: 'This help',
  'theme.system': 'Theme: as the system',
  'theme.light': 'Theme: light',
  'theme.dark': 'Theme: dark',
};

const SEQUENCE_MS = 1200;
/** What a key means after another one. */
const AFTER: Record<string, Record<string, string>> = {
  g: { l: 'go-live', p: 'go-previews', a: 'go-activity' },
  '*': { a: 'mark-all', n: 'mark-none' },
};
const SINGLE: Record<string, string> = {
  '/': 'search',
  '.': 'freeze',
  s: 'share',
  t: 'theme',
  '?': 'help',
  j: 'move',
  k: 'move',
  x: 'mark',
  X: 'mark-range',
  Escape: 'escape',
  '[': 'newer',
  ']': 'older',
  f: 'tail',
};
const OVERLAYS = 'dialog[open], vaadin-dialog[opened], vaadin-confirm-dialog[opened], vaadin-context-menu[opened]';

/**
 * <console-shortcuts>, once in the layout. Sends `console-shortcut` {name, key, theme?} which bubbles to
 * window. Does the theme, help and the focus of the search field itself; the rest is the page's.
 * `configure(labels)` replaces texts.
 */
export class ConsoleShortcuts extends HTMLElement {
  private texts = new Texts(LABELS);
  private first = '';
  private firstAt = 0;
  private readonly onKey = (e: KeyboardEvent): void => this.handle(e);

  configure(labels: Record<string, string>): void {
    this.texts = new Texts(LABELS, labels);
  }

  connectedCallback(): void {
    this.setAttribute('role', 'status');
    this.classList.add('sc-toast');
    window.addEventListener('keydown', this.onKey);
  }

  disconnectedCallback(): void {
    window.removeEventListener('keydown', this.onKey);
  }

  /** Opens the list of keys. */
  help(): void {
    openHelp(SHORTCUTS, this.texts);
  }

  /** Next theme, said in a few words. */
  theme(): void {
    const theme = nextTheme();
    setTheme(theme);
    this.say(this.texts.t(`theme.${theme}`));
    this.tell('theme', { theme });
  }

  private handle(e: KeyboardEvent): void {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing || e.defaultPrevented) return;
    if (document.querySelector(OVERLAYS)) return;
    if (writing(e)) {
      // back to the page and its keys; what the field itself does with Escape comes first
      if (e.key === 'Escape') (e.composedPath()[0] as HTMLElement).blur();
      return;
    }
    const name = this.name(e.key);
    if (name === undefined) return;
    if (name !== 'escape') e.preventDefault();
    this.act(name, e.key);
  }

  private name(key: string): string | undefined {
    const now = performance.now();
    const second = now - this.firstAt < SEQUENCE_MS ? AFTER[this.first]?.[key] : undefined;
    // a Shift pressed for the next key is no key of its own
    if (key !== 'Shift') [this.first, this.firstAt] = [key, now];
    return second ?? SINGLE[key];
  }

  private act(name: string, key: string): void {
    if (name === 'theme') {
      this.theme();
      return;
    }
    if (name === 'help') this.help();
    if (name === 'search') document.querySelector<HTMLElement>('[data-search], .sc-search')?.focus();
    this.tell(name, { key });
  }

  private tell(name: string, more: object): void {
    this.dispatchEvent(new CustomEvent('console-shortcut', { bubbles: true, composed: true, detail: { name, ...more } }));
  }

  private say(text: string): void {
    this.textContent = text;
    this.classList.add('shown');
    window.setTimeout(() => this.textContent === text && this.classList.remove('shown'), 1600);
  }
}

function writing(e: KeyboardEvent): boolean {
  const node = e.composedPath()[0];
  if (!(node instanceof HTMLElement)) return false;
  if (node.isContentEditable || node instanceof HTMLTextAreaElement || node instanceof HTMLSelectElement) return true;
  return node instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(node.type);
}

define('console-shortcuts', ConsoleShortcuts);
