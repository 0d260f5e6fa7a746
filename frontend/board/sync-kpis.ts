import { LitElement, html, nothing, svg } from 'lit';
import { define } from '../shared/dom';
import { sparkPath } from '../shared/spark';
import { Texts } from '../shared/texts';
import { kpiStyles } from './kpi-style';

export type Kpi = 'running' | 'throttled' | 'stalled' | 'failed24' | 'perMinute';

export interface KpiPaint {
  running: number;
  throttled: number;
  stalled: number;
  failed24: number;
  perMinute: number | null;
  /** newest last, at most 80 */
  spark: number[];
  selected?: Kpi | null;
}

const LABELS: Record<string, string> = {
  group: 'Filter by state',
  running: 'Running',
  throttled: 'Throttled',
  stalled: 'Stalled',
  failed24: 'Failed, 24 h',
  perMinute: 'Items a minute',
};

const FILTERS = ['running', 'throttled', 'stalled', 'failed24'] as const;
const SPARK = { width: 240, height: 36, slots: 80 };

/**
 * <sync-kpis>: the figures of the organisation, which are the filter of the board too.
 * `paint(m)` shows them; a press sends `filter` {kpi}, kpi null when the pressed one is let go.
 */
export class SyncKpis extends LitElement {
  static override properties = { figures: { state: true }, selected: { state: true } };
  static override styles = kpiStyles;

  private declare figures: KpiPaint | undefined;
  private declare selected: Kpi | null;
  private texts = new Texts(LABELS);

  constructor() {
    super();
    this.figures = undefined;
    this.selected = null;
  }

  configure(labels: Record<string, string>): void {
    this.texts = new Texts(LABELS, labels);
    this.requestUpdate();
  }

  paint(m: KpiPaint): void {
    this.figures = m;
    if (m.selected !== undefined) this.selected = m.selected;
  }

  protected override render() {
    return html`<div class="strip" role="group" aria-label=${this.texts.t('group')}>
      ${FILTERS.map((kpi) => this.button(kpi))} ${this.rate()}
    </div>`;
  }

  private button(kpi: (typeof FILTERS)[number]) {
    const value = this.figures?.[kpi];
    return html`<button
      data-kpi=${kpi}
      ?data-zero=${!value}
      aria-pressed=${this.selected === kpi}
      title=${value === undefined ? nothing : this.texts.exact(value)}
      @click=${() => this.choose(kpi)}
    >
      <small>${this.texts.t(kpi)}</small><b>${value === undefined ? '–' : this.texts.count(value)}</b>
    </button>`;
  }

  private rate() {
    const path = sparkPath(this.figures?.spark ?? [], SPARK.width, SPARK.height, SPARK.slots);
    const value = this.figures?.perMinute;
    return html`<div class="rate">
      <span><small>${this.texts.t('perMinute')}</small><b>${value == null ? '–' : this.texts.count(Math.round(value))}</b></span>
      <svg viewBox="0 0 ${SPARK.width} ${SPARK.height}" preserveAspectRatio="none" aria-hidden="true">
        ${svg`<path class="area" d=${path.area}></path><path class="line" d=${path.line}></path>`}
      </svg>
    </div>`;
  }

  private choose(kpi: Kpi): void {
    this.selected = this.selected === kpi ? null : kpi;
    this.dispatchEvent(new CustomEvent('filter', { detail: { kpi: this.selected } }));
  }
}

define('sync-kpis', SyncKpis);
