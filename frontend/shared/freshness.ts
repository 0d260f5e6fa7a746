import { clock } from './clock';

/** How old the data on this page is, and whether it still flows. One for the page. */

const SILENCE_MS = 3000;

export interface Beat {
  /** server clock of the message */
  t: number;
  /** server time of the data in it */
  dataAt: number;
}

class Freshness {
  dataAt: number | undefined;
  stale = false;
  /** A board is on the page: its first message is waited for. */
  expected = false;
  private lastBeat = 0;
  private readonly listeners = new Set<() => void>();
  private timer: number | undefined;

  beat(beat: Beat): void {
    clock.observe(beat.t);
    this.dataAt = beat.dataAt;
    this.lastBeat = performance.now();
    this.watch();
    if (this.stale) this.turn(false);
  }

  /** The server says itself that its data is old. */
  declare(stale: boolean): void {
    if (stale !== this.stale) this.turn(stale);
  }

  expect(): void {
    this.expected = true;
    this.tell();
  }

  /** Seconds since the data was read. */
  get age(): number | undefined {
    return this.dataAt === undefined ? undefined : Math.max(0, clock.now() - this.dataAt) / 1000;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** No page of beats any more: nothing to miss. */
  rest(): void {
    window.clearTimeout(this.timer);
    this.timer = undefined;
    this.dataAt = undefined;
    this.expected = false;
    if (this.stale) this.turn(false);
    else this.tell();
  }

  /** Back from a hidden tab: the server gets its time to speak again. */
  returned(): void {
    if (this.dataAt === undefined || this.stale) return;
    this.lastBeat = performance.now();
    this.watch();
  }

  private watch(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      // A hidden tab is not painted for, and its timers are late: not a lost connection.
      if (document.hidden) this.watch();
      else if (performance.now() - this.lastBeat >= SILENCE_MS) this.turn(true);
    }, SILENCE_MS);
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }

  private turn(stale: boolean): void {
    this.stale = stale;
    this.tell();
    window.dispatchEvent(new CustomEvent('stale', { detail: { stale, dataAt: this.dataAt } }));
  }
}

export const freshness = new Freshness();

document.addEventListener('visibilitychange', () => {
  if (!document.hidden) freshness.returned();
});
