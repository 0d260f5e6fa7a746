/** Which rows are on screen, and which the server should send. Fixed heights make it arithmetic. */

import { levelOf } from './columns';

export const ROW_HEIGHT = 48;
export const CARD_HEIGHT = 124;
const MARGIN_ROWS = 4;
const REQUEST_DELAY_MS = 50;
const REQUEST_STEP = 8;

export interface Span {
  from: number;
  to: number;
}

export class Viewport {
  rowHeight = ROW_HEIGHT;
  /** as columns.ts has it */
  level = 6;
  /** of what is scrolled, px; kept, because reading it would force a layout */
  private height = 0;
  private requested: Span | undefined;
  private timer: number | undefined;
  private readonly scroller: HTMLElement;
  private readonly request: (span: Span) => void;

  constructor(scroller: HTMLElement, request: (span: Span) => void) {
    this.scroller = scroller;
    this.request = request;
  }

  /** Takes the size; true when the layout changed with the width. */
  measure(width: number, height: number, unwanted: readonly string[]): boolean {
    this.height = height;
    const level = levelOf(width, unwanted);
    if (level === this.level) return false;
    this.level = level;
    this.rowHeight = level === 0 ? CARD_HEIGHT : ROW_HEIGHT;
    return true;
  }

  get rowsPerScreen(): number {
    return Math.max(1, Math.ceil(this.height / this.rowHeight));
  }

  /** Rows to have in the DOM. */
  visible(total: number): Span {
    const first = Math.floor(this.scroller.scrollTop / this.rowHeight);
    return {
      from: Math.max(0, first - MARGIN_ROWS),
      to: Math.min(total, first + this.rowsPerScreen + MARGIN_ROWS + 1),
    };
  }

  /**
   * Asks for the window with a screen more on either side, if it is another one than last time.
   * In steps of a few rows, so that scrolling slowly does not ask for every row.
   */
  ask(when: 'now' | 'soon'): void {
    if (when === 'soon') {
      this.timer ??= window.setTimeout(() => this.ask('now'), REQUEST_DELAY_MS);
      return;
    }
    window.clearTimeout(this.timer);
    this.timer = undefined;
    const screen = this.rowsPerScreen;
    const first = Math.floor(this.scroller.scrollTop / this.rowHeight);
    const from = Math.max(0, Math.floor((first - screen) / REQUEST_STEP) * REQUEST_STEP);
    const to = Math.ceil((first + 2 * screen + 1) / REQUEST_STEP) * REQUEST_STEP;
    if (this.requested?.from === from && this.requested.to === to) return;
    this.requested = { from, to };
    this.request(this.requested);
  }

  forget(): void {
    this.requested = undefined;
    window.clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Scrolls as little as needed to have the whole row on screen. */
  reveal(index: number): void {
    const top = index * this.rowHeight;
    const bottom = top + this.rowHeight;
    const height = this.height;
    if (top < this.scroller.scrollTop) this.scroller.scrollTop = top;
    else if (bottom > this.scroller.scrollTop + height) this.scroller.scrollTop = bottom - height;
  }
}
