import { LitElement, css, html, type PropertyValues } from 'lit';
import { Reconnect } from '../board/reconnect';
import '../board/sync-freshness';
import { define, listen } from '../shared/dom';
import { freshness } from '../shared/freshness';
import { Texts } from '../shared/texts';

interface Grid extends HTMLElement {
  $?: { table: HTMLElement };
  scrollToIndex(index: number): void;
}

const SAY_MS = 15_000;
const AT_TOP_PX = 8;

/**
 * <activity-tail>: turns the tail on and off, and tells when the list beside it is being read. Properties `on`, `flood`
 * and `reading` (something else holds the list);
 * `configure(texts)`, `beat(t, dataAt, waiting)` once a second while it is on, `toTop()`. Sends `tail-turn`, and
 * `tail-browser` {held, hidden} whenever that changes, and now and then as a sign of life.
 */
export class ActivityTail extends LitElement {
  static override properties = { on: { type: Boolean }, flood: { type: Boolean }, reading: { type: Boolean }, held: { state: true }, said: { state: true } };

  static override styles = css`
    :host {
      display: inline-flex;
      align-items: center;
      gap: 10px;
      min-width: 0;
    }
    :host([hidden]) {
      display: none;
    }
    button {
      display: inline-flex;
      align-items: center;
      gap: 7px;
      min-height: 34px;
      padding: 0 12px;
      border: 1px solid var(--sc-line-strong);
      border-radius: 8px;
      background: var(--sc-card);
      color: var(--sc-ink);
      font: 500 14px/1 var(--sc-family);
      white-space: nowrap;
      cursor: pointer;
    }
    button:hover {
      background: var(--sc-hover);
    }
    button:focus-visible {
      outline: 2px solid var(--sc-blue);
      outline-offset: 1px;
    }
    button[aria-pressed='true'] {
      border-color: var(--sc-green);
      color: var(--sc-green);
    }
    button i {
      width: 8px;
      height: 8px;
      border-radius: 50%;
      box-shadow: inset 0 0 0 1.5px currentColor;
      forced-color-adjust: none;
    }
    button[aria-pressed='true'] i {
      background: currentColor;
    }
    button[data-held] i {
      background: none;
    }
    small {
      color: var(--sc-amber);
      font-size: 12px;
    }
    .sr {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    @media (max-width: 720px) {
      sync-freshness,
      small {
        display: none;
      }
      sync-freshness[stale] {
        display: inline-flex;
      }
    }
    @media (pointer: coarse) {
      button {
        min-height: 40px;
      }
    }
  `;

  declare on: boolean;
  declare flood: boolean;
  declare reading: boolean;
  private declare held: boolean;
  private declare said: string;
  private texts = new Texts({});
  private hovered = false;
  private saidAt = 0;
  private beats = 0;
  private grid: Grid | undefined;
  private ends: Array<() => void> = [];
  private endsOfList: Array<() => void> = [];
  private readonly reconnect = new Reconnect(() => this.tell());

  constructor() {
    super();
    Object.assign(this, { on: false, flood: false, reading: false, held: false, said: '' });
  }

  configure(texts: Record<string, string>): void {
    this.texts = new Texts({}, texts);
    this.requestUpdate();
  }

  /** The server's clock, the time of the data, and how many events the list does not show yet. */
  beat(t: number, dataAt: number, waiting: number): void {
    freshness.beat({ t, dataAt });
    this.watch();
    if (++this.beats % 5 === 0) this.tell();
    if (waiting > 0 && performance.now() - this.saidAt > SAY_MS) {
      this.saidAt = performance.now();
      this.said = this.texts.t('arrived', this.texts.count(waiting));
    }
  }

  /** To the newest; the keyboard leaves the list, which would hold it. */
  toTop(): void {
    this.grid?.scrollToIndex(0);
    if (this.grid?.$) this.grid.$.table.scrollTop = 0;
    this.shadowRoot!.querySelector('button')!.focus();
    this.hovered = false;
    this.look();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.ends = [
      listen(window, 'console-shortcut', (e) => (e as CustomEvent).detail.name === 'tail' && this.turn()),
      listen(document, 'visibilitychange', () => this.on && this.tell()),
      this.reconnect.watch(),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ends.forEach((end) => end());
    this.leave();
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('on')) return;
    if (this.on) this.begin();
    else this.leave();
  }

  protected override render() {
    const isHeld = this.on && (this.held || this.reading);
    return html`
      ${this.flood ? html`<small>${this.texts.t('more')}</small>` : ''}
      <sync-freshness ?hidden=${!this.on}></sync-freshness>
      <button aria-pressed=${this.on} ?data-held=${isHeld} title=${this.texts.t('title')} @click=${() => this.turn()}>
        <i></i>${this.texts.t(isHeld ? 'held' : 'tail')}
      </button>
      <span class="sr" role="status">${this.said}</span>
    `;
  }

  private turn(): void {
    if (!this.hidden) this.dispatchEvent(new CustomEvent('tail-turn'));
  }

  private begin(): void {
    freshness.expect();
    this.saidAt = performance.now();
    this.watch();
    this.held = this.isHeld();
    this.tell();
  }

  private leave(): void {
    this.endsOfList.forEach((end) => end());
    this.endsOfList = [];
    this.grid = undefined;
    this.hovered = false;
    this.held = false;
    this.said = '';
    freshness.rest();
  }

  /** The list may come after the tail, and go. */
  private watch(): void {
    const grid = document.querySelector<Grid>('vaadin-grid.activity-grid');
    if (!grid?.$ || grid === this.grid) return;
    this.endsOfList.forEach((end) => end());
    this.grid = grid;
    const hover = (is: boolean) => (e: Event) => {
      this.hovered = is && (e as PointerEvent).pointerType === 'mouse';
      this.look();
    };
    this.endsOfList = [
      listen(grid.$.table, 'scroll', () => this.look()),
      listen(grid, 'pointerenter', hover(true)),
      listen(grid, 'pointerleave', hover(false)),
      listen(grid, 'focusin', () => this.look()),
      listen(grid, 'focusout', () => queueMicrotask(() => this.look())),
    ];
    this.look();
  }

  private isHeld(): boolean {
    const away = (this.grid?.$?.table.scrollTop ?? 0) > AT_TOP_PX;
    return away || this.hovered || Boolean(this.grid?.contains(document.activeElement));
  }

  private look(): void {
    const held = this.isHeld();
    if (!this.on || held === this.held) return;
    this.held = held;
    this.tell();
  }

  private tell(): void {
    if (!this.on) return;
    this.dispatchEvent(new CustomEvent('tail-browser', { detail: { held: this.held, hidden: document.hidden } }));
  }
}

define('activity-tail', ActivityTail);
