import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { clock, onTick } from '../shared/clock';
import { define } from '../shared/dom';
import { freshness } from '../shared/freshness';
import { Texts } from '../shared/texts';
import { Announcer } from './announcer';
import { BoardKeys } from './board-keys';
import { boardStyles } from './board-style';
import { Hold } from './hold';
import { DEFAULT_LABELS } from './labels';
import type { Labels, Paint } from './protocol';
import { Reconnect } from './reconnect';
import { RowLayer } from './row-layer';
import { RowStore } from './row-store';
import { stateView } from './state-view';
import { Viewport } from './viewport';

const COLUMNS = ['status', 'sync', 'progress', 'speed', 'eta', 'elapsed', 'heartbeat', 'batch', 'by'];

/**
 * The live table. The server paints it through `paint(m)`, see protocol.ts for both directions.
 * Rows are plain elements managed here; Lit renders only what frames them.
 */
export class SyncBoard extends LitElement {
  static override properties = {
    selected: {},
    state: { state: true },
    empty: { state: true },
    fresh: { state: true },
    stale: { type: Boolean, reflect: true },
    level: { state: true },
    total: { state: true },
  };
  static override styles = boardStyles;

  /** id of the sync that is open beside the board */
  declare selected: string | null;
  declare stale: boolean;
  private declare state: NonNullable<Paint['state']>;
  private declare empty: Paint['empty'] | undefined;
  private declare fresh: number;
  private declare level: number;
  private declare total: number;

  private texts = new Texts(DEFAULT_LABELS);
  private readonly store = new RowStore();
  private readonly scroller = document.createElement('div');
  private readonly viewport = new Viewport(this.scroller, (span) => this.send('window', { ...span }));
  private readonly layer = new RowLayer(this.store, this.viewport, this.texts);
  private readonly keys = new BoardKeys(this.store, this.layer, this.viewport, (i) => this.reveal(i), (k) => this.open(k));
  private readonly hold = new Hold(this.layer.canvas, (held) => this.send('hold', { held }));
  private readonly reconnect = new Reconnect((reason) => this.send('resync', { reason }));
  private readonly live = document.createElement('div');
  private readonly announcer = new Announcer(this.live);
  private readonly resize = new ResizeObserver(() => this.resized());
  private readonly dirty = new Set<number>();
  private moved = false;
  private frame: number | undefined;
  private latest: Paint | undefined;
  private ackAt = 0;
  private leave: Array<() => void> = [];

  constructor() {
    super();
    this.selected = null;
    this.stale = false;
    this.state = 'loading';
    this.fresh = 0;
    this.level = 6;
    this.total = 0;
    this.live.className = 'sr';
    this.live.setAttribute('role', 'status');
    this.scroller.className = 'scroller';
    this.scroller.append(this.layer.canvas);
    this.scroller.addEventListener('scroll', () => this.scrolled(), { passive: true });
    this.layer.canvas.addEventListener('keydown', (e) => this.keys.handle(e));
    this.layer.canvas.addEventListener('click', (e) => this.clicked(e));
    this.layer.canvas.addEventListener('pointerover', (e) => this.layer.viewOf(e.target)?.explain());
    this.layer.canvas.addEventListener('focusin', (e) => this.focused(e));
  }

  /** Texts in the page's language; missing ones stay English. */
  configure(labels: Labels): void {
    this.texts = new Texts(DEFAULT_LABELS, labels);
    this.layer.relabel(this.texts);
    this.requestUpdate();
  }

  /** A message of the server: kept at once, drawn with the next frame. */
  paint(m: Paint): void {
    freshness.beat(m);
    freshness.declare(m.state === 'stale');
    const applied = this.store.apply(m);
    applied.dirty.forEach((key) => this.dirty.add(key));
    this.moved ||= applied.moved;
    this.latest = m;
    this.fresh = m.fresh ?? 0;
    this.state = m.state ?? 'ready';
    this.empty = m.empty;
    this.total = this.store.total;
    this.announcer.add(applied.transitions, this.texts);
    this.reconnect.painted(applied.gap, this.store.incomplete);
    this.frame ??= requestAnimationFrame(() => this.draw());
  }

  /** Puts the keyboard on the first row, or back on the row it was on. */
  override focus(): void {
    this.keys.go(Math.max(0, this.layer.current === undefined ? 0 : this.store.indexOf(this.layer.current)));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    freshness.expect();
    this.resize.observe(this);
    this.resize.observe(this.scroller);
    const visibility = () => this.send('visible', { visible: !document.hidden });
    document.addEventListener('visibilitychange', visibility);
    this.leave = [
      onTick((second) => this.layer.tick(second)),
      freshness.subscribe(() => (this.stale = freshness.stale)),
      () => document.removeEventListener('visibilitychange', visibility),
      this.reconnect.watch(),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resize.disconnect();
    this.leave.forEach((end) => end());
    this.viewport.forget();
    freshness.rest();
  }

  protected override firstUpdated(): void {
    this.resized();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('selected')) {
      this.layer.selected = this.selected;
      this.layer.markAll();
    }
  }

  protected override render() {
    const shown = this.total > 0;
    this.scroller.hidden = !shown && this.state !== 'loading';
    return html`
      <div class="board" data-level=${this.level} role=${shown ? 'grid' : nothing} aria-rowcount=${shown ? this.total + 1 : nothing}
        aria-label=${shown ? this.texts.t('grid') : nothing}
        aria-busy=${this.state === 'loading' ? 'true' : 'false'}>
        <div class="head" role=${shown ? 'row' : nothing} aria-rowindex=${shown ? 1 : nothing} ?hidden=${!shown && this.state !== 'loading'}>
          ${COLUMNS.map((name) => html`<div class="h-${name}" role=${shown ? 'columnheader' : nothing}>${this.heading(name)}</div>`)}
        </div>
        ${this.scroller}
      </div>
      ${shown ? nothing : stateView(this.state, this.empty, this.texts, (name) => this.send(name, { reason: 'retry' }))}
      ${this.fresh > 0
        ? html`<button class="pill" title=${this.texts.t('pill.title')} @click=${() => this.release()}>
            ${this.texts.t('pill.new', this.texts.count(this.fresh))}
          </button>`
        : nothing}
      ${this.live}
    `;
  }

  private get head(): HTMLElement | null {
    return this.renderRoot.querySelector('.head');
  }

  private heading(name: string): string {
    return this.texts.t(name === 'speed' && this.level < 2 ? 'col.speedShort' : `col.${name}`);
  }

  private draw(): void {
    this.frame = undefined;
    this.layer.update(this.dirty, this.moved);
    this.dirty.clear();
    this.moved = false;
    this.keys.resume();
    const m = this.latest;
    const now = performance.now();
    if (m && now - this.ackAt >= 1000) {
      this.ackAt = now;
      this.send('ack', { n: m.n, lag: Math.max(0, Math.round(clock.now() - m.t)) });
    }
  }

  private resized(): void {
    if (!this.scroller.isConnected) return;
    // The heading is as wide as the rows are beside their scroll bar.
    const bar = this.scroller.offsetWidth - this.scroller.clientWidth;
    this.head?.style.setProperty('padding-inline-end', `${bar}px`);
    if (this.viewport.measure(this.clientWidth, this.scroller.clientHeight)) {
      const first = this.scroller.scrollTop;
      this.level = this.viewport.level;
      this.layer.update(new Set(), true);
      this.scroller.scrollTop = first;
    }
    this.viewport.ask('now');
    this.scrolled();
  }

  private scrolled(): void {
    this.viewport.ask('soon');
    this.moved = true;
    this.frame ??= requestAnimationFrame(() => this.draw());
  }

  private reveal(index: number): void {
    this.viewport.reveal(index);
    this.viewport.ask('now');
  }

  private clicked(e: MouseEvent): void {
    const view = this.layer.viewOf(e.target);
    if (view && !getSelection()?.toString()) this.open(view.key);
  }

  private focused(e: FocusEvent): void {
    const view = this.layer.viewOf(e.target);
    if (!view || view.key === this.layer.current) return;
    this.layer.current = view.key;
    this.layer.markAll();
  }

  private open(key: number): void {
    const row = this.store.rows.get(key);
    if (!row) return;
    this.selected = row.id;
    this.send('open-sync', { key, id: row.id });
  }

  private release(): void {
    this.hold.release();
    this.fresh = 0;
    this.scroller.scrollTop = 0;
    this.send('release', {});
  }

  private send(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

define('sync-board', SyncBoard);
