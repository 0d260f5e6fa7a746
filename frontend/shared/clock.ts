/** The server's clock as seen from here, and one timer for everything that ticks. */

const BUCKET_MS = 30_000;

/**
 * The smallest difference seen is the message that travelled fastest, so the best estimate of how
 * far the two clocks are apart. Two buckets let it forget: a corrected clock heals within a minute.
 */
class ServerClock {
  private current = Infinity;
  private previous = Infinity;
  private rotatedAt = 0;

  observe(serverMs: number): void {
    const now = Date.now();
    if (now - this.rotatedAt > BUCKET_MS || now < this.rotatedAt) {
      this.previous = this.current;
      this.current = Infinity;
      this.rotatedAt = now;
    }
    this.current = Math.min(this.current, now - serverMs);
  }

  /** browser minus server, ms */
  get offset(): number {
    const best = Math.min(this.current, this.previous);
    return Number.isFinite(best) ? best : 0;
  }

  now(): number {
    return Date.now() - this.offset;
  }

  /** Server time of the last whole second: all texts that tick agree on it. */
  second(): number {
    return Math.floor(this.now() / 1000) * 1000;
  }
}

export const clock = new ServerClock();

type Tick = (second: number) => void;
const listeners = new Set<Tick>();
let timer: number | undefined;

function schedule(): void {
  // A few ms past the second, so that a late or early timer still lands in the same one.
  const wait = 1000 - (clock.now() % 1000) + 8;
  timer = window.setTimeout(run, wait);
}

function run(): void {
  timer = undefined;
  if (!document.hidden) {
    const second = clock.second();
    listeners.forEach((listener) => listener(second));
  }
  if (listeners.size > 0) {
    schedule();
  }
}

/** Calls once a second while the tab is visible, all listeners in one go. Returns the way out. */
export function onTick(listener: Tick): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    schedule();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== undefined) {
      window.clearTimeout(timer);
      timer = undefined;
    }
  };
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden) {
    const second = clock.second();
    listeners.forEach((listener) => listener(second));
  }
});
