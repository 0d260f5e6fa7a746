import { Live, LiveText, attribute, cell, el, svg } from '../shared/dom';
import { sparkPath } from '../shared/spark';
import { MARKS } from '../shared/status-mark';
import type { Texts } from '../shared/texts';
import * as facts from './row-facts';
import type { RowState } from './row-store';

export const SPARK = { width: 84, height: 20, slots: 60 };

const LETTERS: Record<string, string> = { woocommerce: 'W', odoo: 'O', shopify: 'S', custom: 'C' };

/** The elements of one row: built once, then every write is checked against the last value. */
export class RowView {
  readonly el = el('div', 'row');
  key = -1;
  index = -1;
  private row: RowState | undefined;
  private texts: Texts;

  private readonly state = attribute(this.el, 'data-s');
  private readonly evidence = attribute(this.el, 'data-ev');
  private readonly rowIndex = attribute(this.el, 'aria-rowindex');
  private readonly picked = attribute(this.el, 'aria-selected');
  private readonly tab = attribute(this.el, 'tabindex');
  private readonly top = new Live<number>((y) => (this.el.style.transform = `translateY(${y}px)`));

  private readonly box = el('input', 'tick');
  private readonly boxName = attribute(this.box, 'aria-label');
  private readonly chosen = attribute(this.el, 'data-marked');
  private readonly markPath = svg('path', {});
  private readonly markFill = attribute(this.markPath, 'class');
  private readonly markShape = attribute(this.markPath, 'd');
  private readonly word: LiveText;
  private readonly connector: LiveText;
  private readonly connectorKind: Live<string | null>;
  private readonly connectorName: Live<string | null>;
  private readonly entity: LiveText;
  private readonly sid: LiveText;
  private readonly syncTitle: Live<string | null>;

  private readonly bar = el('div', 'bar');
  private readonly barNow = attribute(this.bar, 'aria-valuenow');
  private readonly barText = attribute(this.bar, 'aria-valuetext');
  private readonly barName = attribute(this.bar, 'aria-label');
  private readonly barKind = attribute(this.bar, 'data-kind');
  private readonly held = share('--held', this.bar);
  private readonly bad = share('--bad', this.bar);
  private readonly ok = share('--ok', this.bar);
  private readonly done: LiveText;
  private readonly total: LiveText;
  private readonly failed: LiveText;
  private readonly failedFigure: Live<string | null>;
  private readonly from: LiveText;
  private readonly grew: LiveText;
  private readonly percent: LiveText;
  private readonly itemsTitle: Live<string | null>;

  private readonly line: Live<string | null>;
  private readonly area: Live<string | null>;
  private samples: readonly number[] | undefined;
  private readonly speed: LiveText;
  private readonly perMinute: LiveText;
  private readonly speedTitle: Live<string | null>;
  private readonly etaFirst: LiveText;
  private readonly etaSecond: LiveText;
  private readonly etaQuoted: LiveText;
  private readonly etaQuotes: Live<string | null>;
  private readonly etaTitle: Live<string | null>;
  private readonly elapsed: LiveText;
  private readonly heartbeat: LiveText;
  private readonly heartbeatTitle: Live<string | null>;
  private readonly batch: LiveText;
  private readonly attempt: LiveText;
  private readonly batchTitle: Live<string | null>;
  private readonly by: LiveText;
  private readonly byTitle: Live<string | null>;

  constructor(texts: Texts) {
    this.texts = texts;
    this.el.setAttribute('role', 'row');

    const status = cell('c-status', this.el);
    this.box.type = 'checkbox';
    this.box.tabIndex = -1;
    status.append(this.box);
    svg('svg', { viewBox: '0 0 14 14', class: 'mark', 'aria-hidden': 'true' }, status).append(this.markPath);
    this.word = new LiveText(el('span', 'word', status));

    const sync = cell('c-sync', this.el);
    this.syncTitle = attribute(sync, 'title');
    const letter = el('span', 'letter', sync);
    letter.setAttribute('role', 'img');
    this.connectorKind = attribute(letter, 'data-c');
    this.connectorName = attribute(letter, 'aria-label');
    this.connector = new LiveText(letter);
    const name = el('span', 'name', sync);
    this.entity = new LiveText(el('b', '', name));
    const sid = el('bdi', 'sid', name);
    this.sid = new LiveText(sid);

    const progress = cell('c-progress', this.el);
    progress.append(this.bar);
    this.bar.setAttribute('role', 'progressbar');
    this.bar.setAttribute('aria-valuemin', '0');
    this.bar.setAttribute('aria-valuemax', '100');
    const figures = el('div', 'figures', progress);
    this.itemsTitle = attribute(figures, 'title');
    const count = el('span', 'count', figures);
    this.done = new LiveText(el('span', '', count));
    el('span', 'of', count).textContent = ' / ';
    this.from = new LiveText(el('span', 'from', count));
    this.total = new LiveText(el('span', 'of', count));
    const failed = el('span', 'failed', figures);
    this.failed = new LiveText(failed);
    this.failedFigure = attribute(failed, 'data-figure');
    this.grew = new LiveText(el('span', 'grew', figures));
    this.percent = new LiveText(el('span', 'percent', figures));

    const speed = cell('c-speed', this.el);
    this.speedTitle = attribute(speed, 'title');
    const chart = svg('svg', { viewBox: `0 0 ${SPARK.width} ${SPARK.height}`, class: 'spark', 'aria-hidden': 'true' }, speed);
    this.area = attribute(svg('path', { class: 'area' }, chart), 'd');
    this.line = attribute(svg('path', { class: 'line' }, chart), 'd');
    const rate = el('span', 'rate', speed);
    this.speed = new LiveText(el('span', '', rate));
    this.perMinute = new LiveText(el('span', 'unit', rate));

    const eta = cell('c-eta', this.el);
    this.etaTitle = attribute(eta, 'title');
    this.etaFirst = new LiveText(el('b', '', eta));
    const second = el('span', 'second', eta);
    this.etaSecond = new LiveText(el('span', '', second));
    this.etaQuoted = new LiveText(el('bdi', '', second));
    this.etaQuotes = attribute(second, 'data-quotes');

    this.elapsed = new LiveText(cell('c-elapsed num', this.el));
    const heart = cell('c-heartbeat num', this.el);
    this.heartbeat = new LiveText(heart);
    this.heartbeatTitle = attribute(heart, 'title');
    const batch = cell('c-batch num', this.el);
    this.batchTitle = attribute(batch, 'title');
    this.batch = new LiveText(el('span', '', batch));
    this.attempt = new LiveText(el('span', 'second', batch));
    const by = cell('c-by', this.el);
    this.by = new LiveText(el('bdi', '', by));
    this.byTitle = attribute(by, 'title');
  }

  /** Puts the row at its place in the order. */
  place(index: number, height: number): void {
    this.index = index;
    this.top.set(index * height);
    this.rowIndex.set(String(index + 2));
  }

  mark(selected: boolean, tabbable: boolean): void {
    this.picked.set(selected ? 'true' : 'false');
    this.tab.set(tabbable ? '0' : '-1');
  }

  /** Shows whether the row is marked. */
  pick(marked: boolean): void {
    this.chosen.set(marked ? '' : null);
    this.box.checked = marked;
  }

  isBox(node: EventTarget | null): boolean {
    return node === this.box;
  }

  show(row: RowState, second: number, texts: Texts): void {
    this.texts = texts;
    this.row = row;
    this.key = row.k;
    this.showIdentity(row);
    this.showProgress(row);
    this.showSpeed(row);
    const eta = facts.eta(row, this.texts);
    this.etaFirst.set(eta.first);
    this.explainWith(eta.second);
    this.evidence.set(row.ev === null ? null : '');
    this.batch.set(typeof row.b === 'number' ? this.texts.count(row.b) : (row.b ?? ''));
    this.attempt.set(row.a !== null && row.a > 1 ? this.texts.t('attempt', String(row.a)) : '');
    this.by.set(row.by ?? '');
    this.tick(second);
  }

  /** Texts that change by the clock alone. */
  tick(second: number): void {
    const row = this.row;
    if (!row) return;
    if (row.s === 'stalled' && row.ev === null) this.explainWith(facts.silence(row, second, this.texts));
    this.elapsed.set(facts.elapsed(row, second, this.texts));
    this.heartbeat.set(facts.heartbeat(row, second, this.texts));
  }

  /** A text that runs the other way is cut at its own end, not at that of the sentence. */
  private explainWith(text: string): void {
    const [ours, theirs] = facts.quoted(text);
    this.etaSecond.set(ours);
    this.etaQuoted.set(theirs);
    this.etaQuotes.set(theirs === '' ? null : '');
  }

  /** Fills the titles: called when the row is pointed at, they are too dear for every paint. */
  explain(): void {
    const row = this.row;
    if (!row) return;
    const titles = facts.titles(row, this.texts);
    this.syncTitle.set(titles.sync);
    this.itemsTitle.set(titles.items);
    this.speedTitle.set(titles.speed);
    this.etaTitle.set(titles.eta);
    this.heartbeatTitle.set(titles.heartbeat);
    this.batchTitle.set(row.al);
    this.byTitle.set(row.by);
  }

  private showIdentity(row: RowState): void {
    const [shape, filled] = MARKS[row.s] ?? MARKS.queued;
    this.state.set(row.s);
    this.markShape.set(shape);
    this.markFill.set(filled ? 'filled' : null);
    this.word.set(this.texts.t(`state.${row.s}`));
    const connector = this.texts.t(`connector.${row.c}`);
    this.connectorKind.set(row.c);
    this.connectorName.set(connector);
    this.connector.set(LETTERS[row.c] ?? '?');
    this.entity.set(facts.entity(row, this.texts));
    this.sid.set(row.sid);
    this.boxName.set(this.texts.t('mark', row.sid));
  }

  private showProgress(row: RowState): void {
    const p = facts.progress(row, this.texts);
    this.barKind.set(p.indeterminate ? 'unknown' : null);
    this.held.set(p.extent.toFixed(1));
    this.bad.set(p.okAndFailed.toFixed(1));
    this.ok.set(p.ok.toFixed(1));
    this.barNow.set(p.percent ? p.percent.replace(' %', '') : null);
    this.barText.set(facts.spoken(row, p.percent, this.texts));
    this.barName.set(row.sid);
    this.done.set(p.done);
    this.total.set(p.total);
    this.failed.set(p.failed);
    this.failedFigure.set(p.failedFigure);
    this.from.set(p.from);
    this.grew.set(p.grew);
    this.percent.set(p.percent);
  }

  private showSpeed(row: RowState): void {
    const alive = facts.moving(row.s);
    const samples = alive ? row.sl : undefined;
    if (samples !== this.samples) {
      this.samples = samples;
      const path = sparkPath(samples ?? [], SPARK.width, SPARK.height, SPARK.slots);
      this.line.set(path.line);
      this.area.set(path.area);
    }
    const shown = alive && row.sp !== null;
    this.speed.set(shown ? this.texts.count(Math.round(row.sp!)) : '—');
    this.perMinute.set(shown ? this.texts.t('perMinute') : '');
  }
}

/** Where a part of the bar ends. The bar is one gradient: a new value is painted, never laid out. */
function share(name: string, bar: HTMLElement): Live<string> {
  return new Live((percent) => bar.style.setProperty(name, `${percent}%`));
}
