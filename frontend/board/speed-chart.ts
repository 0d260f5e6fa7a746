import { LitElement, html, nothing, svg } from 'lit';
import { define } from '../shared/dom';
import { Texts } from '../shared/texts';
import { chartStyles } from './chart-style';
import { niceMax, thin, timeTicks, type Point } from './chart-math';

const LABELS: Record<string, string> = {
  unit: 'items / min',
  now: 'now',
  empty: 'No speed measured yet',
  summary: 'Speed over the whole run: between {0} and {1}, last {2} items a minute',
};

const HEIGHT = 118;
/* room for the scale, which would be crossed by the line anywhere lower */
const TOP = 17;
const AXIS = 18;

/**
 * <speed-chart>: the speed over the whole run as an area with a time axis and a value on hover.
 * Properties: `points` [epochMs, itemsPerMinute][] in order, `state` (its colour), `running`
 * (the right end is "now"). `configure(labels)` replaces texts.
 */
export class SpeedChart extends LitElement {
  static override properties = {
    points: { attribute: false },
    state: { reflect: true, attribute: 'data-s' },
    running: { type: Boolean },
    width: { state: true },
    at: { state: true },
  };
  static override styles = chartStyles;

  declare points: Point[];
  declare state: string;
  declare running: boolean;
  private declare width: number;
  private declare at: number | undefined;
  private texts = new Texts(LABELS);
  private readonly resize = new ResizeObserver(([entry]) => (this.width = Math.round(entry!.contentRect.width)));

  constructor() {
    super();
    this.points = [];
    this.state = 'running';
    this.running = false;
    this.width = 0;
    this.at = undefined;
  }

  configure(labels: Record<string, string>): void {
    this.texts = new Texts(LABELS, labels);
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.resize.observe(this);
    this.tabIndex = 0;
    this.setAttribute('role', 'img');
    this.addEventListener('pointermove', this.point);
    this.addEventListener('pointerleave', this.leave);
    this.addEventListener('keydown', this.key);
    this.addEventListener('blur', this.leave);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resize.disconnect();
  }

  protected override render() {
    const points = thin(this.points ?? [], Math.max(60, this.width));
    this.setAttribute('aria-label', this.summary());
    if (points.length < 2 || this.width < 40) {
      return html`<p>${this.texts.t('empty')}</p>`;
    }
    const from = points[0]![0];
    const span = points.at(-1)![0] - from || 1;
    const max = niceMax(Math.max(...points.map((p) => p[1])));
    const floor = HEIGHT - AXIS;
    const x = (ms: number) => ((ms - from) / span) * this.width;
    const y = (v: number) => floor - (v / max) * (floor - TOP);
    const line = points.map((p, i) => `${i ? 'L' : 'M'}${x(p[0]).toFixed(1)} ${y(p[1]).toFixed(1)}`).join('');
    const area = `${line}L${this.width} ${floor}L0 ${floor}Z`;
    return html`<svg viewBox="0 0 ${this.width} ${HEIGHT}" width=${this.width} height=${HEIGHT} aria-hidden="true">
        ${svg`
          <line class="grid" x1="0" x2=${this.width} y1=${y(max)} y2=${y(max)}></line>
          <line class="grid" x1="0" x2=${this.width} y1=${y(max / 2)} y2=${y(max / 2)}></line>
          <line class="base" x1="0" x2=${this.width} y1=${floor} y2=${floor}></line>
          <path class="area" d=${area}></path><path class="line" d=${line}></path>
          ${this.axis(from, span, x)}
          <text class="scale" x="0" y=${y(max) - 5}>${this.texts.count(max)} ${this.texts.t('unit')}</text>
        `}
      </svg>
      ${this.hover(points, x, y)}`;
  }

  private axis(from: number, span: number, x: (ms: number) => number) {
    const end = from + span;
    return timeTicks(from, end, this.width).map((tick) => {
      const last = tick.edge === 'end';
      const label = last && this.running ? this.texts.t('now') : this.texts.clock(tick.ms, span < 300_000);
      return svg`<text x=${x(tick.ms)} y=${HEIGHT - 4} text-anchor=${tick.edge ?? 'middle'}>${label}</text>`;
    });
  }

  private hover(points: Point[], x: (ms: number) => number, y: (v: number) => number) {
    if (this.at === undefined) return nothing;
    const p = points[Math.min(this.at, points.length - 1)]!;
    const left = x(p[0]);
    return html`<svg class="over" viewBox="0 0 ${this.width} ${HEIGHT}" aria-hidden="true">
        ${svg`<line class="cursor" x1=${left} x2=${left} y1=${TOP} y2=${HEIGHT - AXIS}></line>
        <circle cx=${left} cy=${y(p[1])} r="3.5"></circle>`}
      </svg>
      <output class=${left > this.width / 2 ? 'left' : 'right'} aria-live="polite">
        <b>${this.texts.count(Math.round(p[1]))}</b> ${this.texts.t('unit')} · ${this.texts.clock(p[0], true)}
      </output>`;
  }

  private summary(): string {
    const values = (this.points ?? []).map((p) => p[1]);
    if (values.length === 0) return this.texts.t('empty');
    const say = (n: number) => this.texts.count(Math.round(n));
    return this.texts.t('summary', say(Math.min(...values)), say(Math.max(...values)), say(values.at(-1)!));
  }

  private readonly point = (e: PointerEvent): void => {
    const points = thin(this.points ?? [], Math.max(60, this.width));
    if (points.length < 2) return;
    const share = (e.clientX - this.getBoundingClientRect().left) / (this.width || 1);
    const ms = points[0]![0] + share * (points.at(-1)![0] - points[0]![0]);
    const next = points.findIndex((p) => p[0] >= ms);
    const i = next < 0 ? points.length - 1 : next;
    this.at = i > 0 && ms - points[i - 1]![0] < points[i]![0] - ms ? i - 1 : i;
  };

  private readonly leave = (): void => {
    this.at = undefined;
  };

  private readonly key = (e: KeyboardEvent): void => {
    const last = thin(this.points ?? [], Math.max(60, this.width)).length - 1;
    const step = e.key === 'ArrowLeft' ? -1 : e.key === 'ArrowRight' ? 1 : 0;
    if (step === 0 || last < 1) return;
    e.preventDefault();
    this.at = Math.min(last, Math.max(0, (this.at ?? (step < 0 ? last + 1 : -1)) + step));
  };
}

define('speed-chart', SpeedChart);
