import { LitElement, html, nothing, svg } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { define } from '../shared/dom';
import { Texts } from '../shared/texts';
import { histogramStyles } from './histogram-style';

/** [start in epoch ms, events of each status by its code, from 1] */
export type Bar = [number, number[]];

const LABELS: Record<string, string> = {
  now: 'now',
  total: '{0} events',
  newest: 'newest {0} events',
  failed: '{0} failed',
  label: 'Events over time, {0}. Arrow keys go from bar to bar, Shift with them takes a range, Enter shows it.',
  uncounted: 'older events are not counted',
};

/** From the bottom of a bar to its top: what is bad ends in sight. Codes of the statuses. */
const STACK: [string, number[]][] = [
  ['completed', [3]],
  ['running', [2]],
  ['waiting', [1, 6]],
  ['paused', [7]],
  ['errors', [4]],
  ['failed', [5, 8]],
];
const HEIGHT = 100;
const GAP = 0.12;

const sum = (counts: number[], codes: number[]) => codes.reduce((all, code) => all + (counts[code - 1] ?? 0), 0);
const total = (bar: Bar) => bar[1].reduce((all, n) => all + n, 0);

/**
 * <activity-histogram>: events over time, stacked by status. A drag, a click or Shift with arrows and Enter takes a range.
 * Properties: `bars`, `step` (their width in ms), `from` and `to` (what is searched, epoch ms), `open` (the end moves on
 * with the clock), `countedFrom` (older events are not counted), `busy`. Event: `range` with { from, to }.
 */
export class ActivityHistogram extends LitElement {
  static override properties = {
    bars: { attribute: false },
    step: { attribute: false },
    from: { attribute: false },
    to: { attribute: false },
    open: { attribute: false },
    countedFrom: { attribute: false },
    busy: { type: Boolean, reflect: true },
    at: { state: true },
    anchor: { state: true },
  };
  static override styles = histogramStyles;

  declare bars: Bar[];
  declare step: number;
  declare from: number;
  declare to: number;
  declare open: boolean;
  declare countedFrom: number | undefined;
  declare busy: boolean;
  private declare at: number | undefined;
  private declare anchor: number | undefined;
  private texts = new Texts(LABELS);

  constructor() {
    super();
    this.bars = [];
    this.step = 1;
    this.from = this.to = 0;
    this.open = false;
    this.countedFrom = undefined;
    this.busy = true;
    this.at = this.anchor = undefined;
  }

  configure(labels: Record<string, string>): void {
    this.texts = new Texts(LABELS, labels);
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.tabIndex = 0;
    this.setAttribute('role', 'group');
    this.addEventListener('keydown', this.key);
    this.addEventListener('blur', this.leave);
  }

  protected override render() {
    const bars = this.bars ?? [];
    const all = bars.reduce((sum, bar) => sum + total(bar), 0);
    const said = this.texts.t(this.countedFrom == null ? 'total' : 'newest', this.texts.exact(all));
    this.setAttribute('aria-label', this.texts.t('label', said));
    return html`<div
        class="plot"
        @pointerdown=${this.press}
        @pointermove=${this.point}
        @pointerup=${this.release}
        @pointercancel=${this.leave}
        @pointerleave=${this.leave}
      >
        ${this.uncounted()} ${this.chart(bars)} ${this.mark()}
      </div>
      ${this.hover()}
      <div class="axis" aria-hidden="true">
        <span>${bars.length ? this.moment(this.from) : nothing}</span>
        <b>${bars.length ? said : nothing}</b>
        <span>${bars.length ? (this.open ? this.texts.t('now') : this.moment(this.to)) : nothing}</span>
      </div>`;
  }

  private chart(bars: Bar[]) {
    const max = Math.max(1, ...bars.map(total));
    return html`<svg viewBox="0 0 ${Math.max(1, bars.length)} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
      ${bars.map((bar, i) => svg`<g class=${this.isOff(i) ? 'off' : ''}>${this.stack(bar, i, max)}</g>`)}
      ${svg`<line class="base" x1="0" x2=${Math.max(1, bars.length)} y1=${HEIGHT} y2=${HEIGHT}></line>`}
    </svg>`;
  }

  private stack([, counts]: Bar, i: number, max: number) {
    let y = HEIGHT;
    return STACK.map(([kind, codes]) => {
      const n = sum(counts, codes);
      if (n === 0) return nothing;
      // one failure among a million is still to be seen
      const height = Math.max((n / max) * HEIGHT, 2.5);
      y -= height;
      return svg`<rect class="bar" data-k=${kind} x=${i + GAP / 2} width=${1 - GAP} y=${y} height=${height}></rect>`;
    });
  }

  private uncounted() {
    if (this.countedFrom == null || !this.bars.length) return nothing;
    const share = Math.min(1, Math.max(0, (this.countedFrom - this.bars[0]![0]) / (this.bars.length * this.step)));
    return share === 0
      ? nothing
      : html`<div class="uncounted" style=${styleMap({ width: `${share * 100}%` })} title=${this.texts.t('uncounted')}></div>`;
  }

  private mark() {
    const range = this.range();
    if (!range) return nothing;
    const [a, b] = range;
    const width = 100 / this.bars.length;
    return html`<div class="mark ${a === b ? 'one' : ''}" style=${styleMap({ left: `${a * width}%`, width: `${(b - a + 1) * width}%` })}></div>`;
  }

  private hover() {
    const range = this.range();
    if (!range) return nothing;
    const [a, b] = range;
    const shown = this.bars.slice(a, b + 1);
    const failed = shown.reduce((n, bar) => n + sum(bar[1], [5, 8]), 0);
    const middle = ((a + b + 1) / 2 / this.bars.length) * 100;
    const edge = middle < 18 ? 'start' : middle > 82 ? 'end' : '';
    return html`<output class=${edge} style=${styleMap({ left: `${middle}%` })} aria-live="polite">
      ${this.span(this.bars[a]![0], this.bars[b]![0] + this.step)} ·
      <b>${this.texts.t('total', this.texts.exact(shown.reduce((n, bar) => n + total(bar), 0)))}</b>
      ${failed ? html`· <span class="bad">${this.texts.t('failed', this.texts.exact(failed))}</span>` : nothing}
    </output>`;
  }

  private range(): [number, number] | undefined {
    if (this.at === undefined || this.at >= this.bars.length) return undefined;
    const anchor = Math.min(this.anchor ?? this.at, this.bars.length - 1);
    return [Math.min(anchor, this.at), Math.max(anchor, this.at)];
  }

  private isOff(i: number): boolean {
    const range = this.range();
    return range !== undefined && range[0] !== range[1] && (i < range[0] || i > range[1]);
  }

  private readonly press = (e: PointerEvent): void => {
    if (e.button !== 0 || !this.bars.length) return;
    (e.currentTarget as Element).setPointerCapture(e.pointerId);
    this.anchor = this.at = this.barAt(e);
  };

  private readonly point = (e: PointerEvent): void => {
    if (this.bars.length) this.at = this.barAt(e);
  };

  private readonly release = (): void => {
    if (this.anchor !== undefined) this.take();
  };

  private readonly leave = (): void => {
    this.at = this.anchor = undefined;
  };

  private readonly key = (e: KeyboardEvent): void => {
    const last = this.bars.length - 1;
    const step = e.key === 'ArrowLeft' ? -1 : e.key === 'ArrowRight' ? 1 : 0;
    if (step !== 0 && last >= 0) {
      const at = Math.min(last, Math.max(0, (this.at ?? (step < 0 ? last + 1 : -1)) + step));
      this.anchor = e.shiftKey ? (this.anchor ?? this.at ?? at) : undefined;
      this.at = at;
    } else if (e.key === 'Enter' && this.at !== undefined) {
      this.take();
    } else if (e.key === 'Escape' && this.at !== undefined) {
      this.leave();
    } else {
      return;
    }
    e.preventDefault();
    e.stopPropagation();
  };

  /** What is taken lies within what is searched: the first and the last bar may begin before and end after it. */
  private take(): void {
    const range = this.range();
    this.leave();
    if (!range) return;
    const from = Math.max(this.from, this.bars[range[0]]![0]);
    const to = Math.min(this.to, this.bars[range[1]]![0] + this.step);
    if (to > from) this.dispatchEvent(new CustomEvent('range', { detail: { from, to } }));
  }

  private barAt(e: PointerEvent): number {
    const box = (e.currentTarget as Element).getBoundingClientRect();
    const share = (e.clientX - box.left) / (box.width || 1);
    return Math.min(this.bars.length - 1, Math.max(0, Math.floor(share * this.bars.length)));
  }

  private moment(ms: number): string {
    return this.format(ms).format(ms);
  }

  private span(from: number, to: number): string {
    return this.format(from).formatRange(from, to);
  }

  private format(ms: number): Intl.DateTimeFormat {
    const days = this.step >= 86_400_000;
    const year = new Date(ms).getFullYear() !== new Date().getFullYear();
    return new Intl.DateTimeFormat(this.texts.locale, {
      ...(days ? {} : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
      ...(year ? { year: 'numeric' } : {}),
      weekday: days ? undefined : 'short',
      day: 'numeric',
      month: 'short',
    });
  }
}

define('activity-histogram', ActivityHistogram);
