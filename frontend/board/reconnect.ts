/** Decides when what is on screen cannot be trusted any more and must be sent anew. */

const AGAIN_MS = 2000;
const MISSING_MS = 700;

interface ConnectionStore {
  addStateChangeListener(listener: (before: string, now: string) => void): void;
  removeStateChangeListener(listener: (before: string, now: string) => void): void;
}

export class Reconnect {
  private askedAt = -Infinity;
  private missingTimer: number | undefined;
  private readonly ask: (reason: string) => void;

  constructor(ask: (reason: string) => void) {
    this.ask = ask;
  }

  /** After each paint: a lost number, or a row that never came, asks for all. */
  painted(gap: boolean, incomplete: boolean): void {
    if (gap) this.request('gap');
    if (!incomplete) {
      window.clearTimeout(this.missingTimer);
      this.missingTimer = undefined;
      return;
    }
    this.missingTimer ??= window.setTimeout(() => {
      this.missingTimer = undefined;
      this.request('missing');
    }, MISSING_MS);
  }

  /** Asks again when the page's connection to its server comes back. */
  watch(): () => void {
    const store = (window as { Vaadin?: { connectionState?: ConnectionStore } }).Vaadin?.connectionState;
    const listener = (before: string, now: string) => {
      const lost = before === 'connection-lost' || before === 'reconnecting';
      if (lost && (now === 'connected' || now === 'loading')) this.request('reconnect');
    };
    store?.addStateChangeListener(listener);
    return () => store?.removeStateChangeListener(listener);
  }

  private request(reason: string): void {
    const now = performance.now();
    if (now - this.askedAt < AGAIN_MS) return;
    this.askedAt = now;
    this.ask(reason);
  }
}
