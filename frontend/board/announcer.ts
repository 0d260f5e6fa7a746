import type { Texts } from '../shared/texts';
import type { RowState } from './row-store';

const EVERY_MS = 2500;
const BY_NAME = 3;

/** Says changes of state, and nothing else, to those who listen: at most one sentence in 2.5 s. */
export class Announcer {
  private readonly waiting = new Map<number, string>();
  private timer: number | undefined;
  private readonly region: HTMLElement;

  constructor(region: HTMLElement) {
    this.region = region;
  }

  add(rows: readonly RowState[], texts: Texts): void {
    for (const row of rows) {
      this.waiting.set(row.k, texts.t('say.change', row.sid, texts.t(`state.${row.s}`)));
    }
    if (this.waiting.size > 0) {
      this.timer ??= window.setTimeout(() => this.speak(texts), EVERY_MS);
    }
  }

  private speak(texts: Texts): void {
    this.timer = undefined;
    const lines = [...this.waiting.values()];
    this.waiting.clear();
    this.region.textContent =
      lines.length > BY_NAME ? texts.t('say.changes', String(lines.length)) : lines.join('. ');
  }
}
