/** Decides when what is typed is searched for: while typing pauses, one search at a time, the latest wins. */

const PAUSE_MS = 300;
/** A word that may become a qualifier gets the time to. */
const LONG_PAUSE_MS = 1500;
/** When the server is not heard of, the next search does not wait for it. */
const PATIENCE_MS = 10_000;

export class SearchPause {
  private timer: number | undefined;
  private busySince: number | undefined;
  private next: (() => void) | undefined;
  sent = '';

  constructor(private readonly search: (line: string, done: boolean) => void) {}

  typed(line: string, finished: 'yes' | 'no' | 'maybe'): void {
    this.drop();
    if (finished === 'no' || line.trim() === this.sent.trim()) return;
    this.timer = window.setTimeout(() => this.send(line), finished === 'yes' ? PAUSE_MS : LONG_PAUSE_MS);
  }

  /** It is meant as it stands. */
  done(line: string): void {
    this.drop();
    this.sent = line;
    this.search(line, true);
  }

  answered(): void {
    this.busySince = undefined;
    const next = this.next;
    this.next = undefined;
    next?.();
  }

  drop(): void {
    window.clearTimeout(this.timer);
    this.next = undefined;
  }

  private send(line: string): void {
    const now = performance.now();
    if (this.busySince !== undefined && now - this.busySince < PATIENCE_MS) {
      this.next = () => this.send(line);
      return;
    }
    this.busySince = now;
    this.sent = line;
    this.search(line, false);
  }
}
