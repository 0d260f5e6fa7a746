import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { clock, onTick } from '../shared/clock';
import { define, listen } from '../shared/dom';
import { freshness } from '../shared/freshness';
import { Texts } from '../shared/texts';
import { Announcer } from './announcer';
import { BoardKeys } from './board-keys';
import { headings, pill } from './board-frame';
import { boardStyles } from './board-style';
import { absent } from './columns';
import { Hold } from './hold';
import { DEFAULT_LABELS } from './labels';
import type { Labels, Paint } from './protocol';
import { Reconnect } from './reconnect';
import { RowLayer } from './row-layer';
import { RowStore } from './row-store';
import { stateView } from './state-view';
import { Viewport } from './viewport';

const NOTHING: ReadonlySet<number> = new Set();

/**
 * The live table. The server paints it through `paint(m)`, see protocol.ts for both directions.
 * Rows are plain elements managed here; Lit renders only what frames them.
 */
export class SyncBoard extends LitElement {
  static override properties = {
    selected: {},
    without: {},
    state: { state: true },
    empty: { state: true },
    fresh: { state: true },
    stale: { type: Boolean, reflect: true },
    frozen: { type: Boolean, reflect: true },
    picking: { type: Boolean, reflect: true },
    level: { state: true },
    total: { state: true },
  };
  static override styles = boardStyles;

  /** id of the sync that is open beside the board */
  declare selected: string | null;
  /** columns that are not to be there, by name */
  declare without: string;
  declare stale: boolean;
  /** Nothing on screen changes until it is let go; the `.` key turns it. */
  declare frozen: boolean;
  /** Each row has a box to mark it. */
  declare picking: boolean;
  private declare state: NonNullable<Paint['state']>;
  private declare empty: Paint['empty'] | undefined;
  declare fresh: number;
  private declare level: number;
  private declare total: number;

  private texts = new Texts(DEFAULT_LABELS);
  private readonly store = new RowStore();
  private readonly scroller = document.createElement('div');
  private readonly viewport = new Viewport(this.scroller, (span) => this.send('window', { ...span }));
  private readonly layer = new RowLayer(this.store, this.viewport, this.texts);
  private readonly keys = new BoardKeys(this.store, this.layer, this.viewport, {
    reveal: (index) => this.reveal(index),
    open: (key) => this.open(key),
    mark: (key) => (this.picking ? this.mark(key, false) : false),
  });
  private readonly hold = new Hold(this.layer.canvas, (held) => this.send('hold', { held: held || this.frozen }));
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
    this.without = '';
    this.stale = false;
    this.frozen = false;
    this.picking = false;
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
    this.layer.canvas.addEventListener('focusin', (e) => this.layer.focused(e.target));
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
    if (m.picking !== undefined) this.picking = m.picking;
    if (m.sel) this.layer.pick(m.sel);
    this.announcer.add(applied.transitions, this.texts);
    this.reconnect.painted(applied.gap, this.store.incomplete);
    this.redraw();
  }

  /** Outside of the rows j and k lead into them; inside they have been handled already. */
  private pressed(name: string): void {
    if (name === 'freeze') this.freeze();
    else if (name === 'move') this.focus();
    else if (name === 'mark' || name === 'mark-range') this.mark(this.layer.active?.key, name === 'mark-range');
  }

  /** Freezes the board, or lets it go on. */
  freeze(): void {
    this.frozen = !this.frozen;
    this.send('hold', { held: this.frozen || this.hold.active });
    this.redraw();
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
    this.leave = [
      onTick((second) => !this.frozen && !this.stale && this.layer.tick(second)),
      freshness.subscribe(() => (this.stale = freshness.stale)),
      listen(document, 'visibilitychange', () => this.send('visible', { visible: !document.hidden })),
      listen(window, 'console-shortcut', (e) => this.pressed((e as CustomEvent).detail.name)),
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
    if (changed.has('without')) this.resized();
  }

  protected override render() {
    const shown = this.total > 0;
    this.scroller.hidden = !shown && this.state !== 'loading';
    return html`
      <div class="board" data-level=${this.level} data-without=${absent(this.level, this.unwanted).join(' ')} role=${shown ? 'grid' : nothing} aria-rowcount=${shown ? this.total + 1 : nothing}
        aria-label=${shown ? this.texts.t('grid') : nothing}
        aria-busy=${this.state === 'loading' ? 'true' : 'false'}>
        <div class="head" role=${shown ? 'row' : nothing} aria-rowindex=${shown ? 1 : nothing} ?hidden=${!shown && this.state !== 'loading'}>
          ${headings(shown, this.level, this.texts)}
        </div>
        ${this.scroller}
      </div>
      ${shown ? nothing : stateView(this.state, this.empty, this.texts, (name) => this.send(name, { reason: 'retry' }))}
      ${pill(this, this.texts, { goOn: () => this.freeze(), release: () => this.release(), hold: this.hold })}
      ${this.live}
    `;
  }

  private get unwanted(): string[] {
    return this.without.split(' ');
  }

  private get head(): HTMLElement | null {
    return this.renderRoot.querySelector('.head');
  }

  private draw(): void {
    this.frame = undefined;
    this.layer.update(this.frozen ? NOTHING : this.dirty, this.moved);
    if (!this.frozen) this.dirty.clear();
    this.moved = false;
    this.keys.resume();
    this.acknowledge();
  }

  private acknowledge(): void {
    const now = performance.now();
    if (!this.latest || now - this.ackAt < 1000) return;
    this.ackAt = now;
    this.send('ack', { n: this.latest.n, lag: Math.max(0, Math.round(clock.now() - this.latest.t)) });
  }

  private resized(): void {
    if (!this.scroller.isConnected) return;
    // The heading is as wide as the rows are beside their scroll bar.
    const bar = this.scroller.offsetWidth - this.scroller.clientWidth;
    this.head?.style.setProperty('padding-inline-end', `${bar}px`);
    if (this.viewport.measure(this.clientWidth, this.scroller.clientHeight, this.unwanted)) {
      this.level = this.viewport.level;
      this.layer.update(NOTHING, true);
    }
    this.viewport.ask('now');
    this.scrolled();
  }

  private scrolled(): void {
    this.viewport.ask('soon');
    this.moved = true;
    this.redraw();
  }

  private redraw(): void {
    this.frame ??= requestAnimationFrame(() => this.draw());
  }

  private reveal(index: number): void {
    this.viewport.reveal(index);
    this.viewport.ask('now');
  }

  private clicked(e: MouseEvent): void {
    const view = this.layer.viewOf(e.target);
    if (view?.isBox(e.target)) {
      // a box shows what the server knows of
      e.preventDefault();
      this.layer.focus(view.key);
      this.mark(view.key, e.shiftKey);
      return;
    }
    // Marking a sync id with the mouse is not opening it.
    if (view && !getSelection()?.toString()) this.open(view.key);
  }

  private open(key: number): void {
    const row = this.store.rows.get(key);
    if (!row) return;
    this.selected = row.id;
    this.send('open-sync', { key, id: row.id });
  }

  private mark(key: number | undefined, range: boolean): void {
    if (key !== undefined) this.send('mark', { key, range });
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
