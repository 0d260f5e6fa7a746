/** Tells when rows must not move: a mouse over them, the focus in them, a finger on them. */

const RELEASE_DELAY_MS = 300;
const TOUCH_MS = 3000;

export class Hold {
  private pointer = false;
  private focus = false;
  private touch = false;
  private held = false;
  private releaseTimer: number | undefined;
  private touchTimer: number | undefined;
  private readonly say: (held: boolean) => void;

  /** For what lies over the rows: a mouse on it has not left them. */
  readonly enter = (e: PointerEvent) => this.mouse(e, true);
  readonly leave = (e: PointerEvent) => this.mouse(e, false);

  constructor(rows: HTMLElement, say: (held: boolean) => void) {
    this.say = say;
    rows.addEventListener('pointerenter', this.enter);
    rows.addEventListener('pointerleave', this.leave);
    rows.addEventListener('focusin', () => this.set(() => (this.focus = true)));
    rows.addEventListener('focusout', () => this.set(() => (this.focus = false)));
    rows.addEventListener('pointerdown', (e) => e.pointerType !== 'mouse' && this.touched());
    rows.addEventListener('touchmove', () => this.touched(), { passive: true });
  }

  get active(): boolean {
    return this.held;
  }

  /** The user asked for the new order: forget the focus, the pointer has to enter anew. */
  release(): void {
    this.pointer = false;
    this.touch = false;
    this.focus = false;
    window.clearTimeout(this.releaseTimer);
    this.held = false;
  }

  private mouse(e: PointerEvent, over: boolean): void {
    if (e.pointerType === 'mouse') this.set(() => (this.pointer = over));
  }

  private touched(): void {
    window.clearTimeout(this.touchTimer);
    this.set(() => (this.touch = true));
    this.touchTimer = window.setTimeout(() => this.set(() => (this.touch = false)), TOUCH_MS);
  }

  private set(change: () => void): void {
    change();
    window.clearTimeout(this.releaseTimer);
    const wanted = this.pointer || this.focus || this.touch;
    if (wanted === this.held) return;
    if (wanted) this.turn(true);
    // Crossing a gap or moving the focus by one row is not letting go.
    else this.releaseTimer = window.setTimeout(() => this.turn(false), RELEASE_DELAY_MS);
  }

  private turn(held: boolean): void {
    this.held = held;
    this.say(held);
  }
}
