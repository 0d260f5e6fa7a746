import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { define } from '../shared/dom';
import { Texts } from '../shared/texts';
import { diffStyles } from './diff-style';
import { delta, figure, namesSomething, type Figure } from './figure';
import { pairs, type FieldPair, type Json, type Leaf } from './flatten';
import { diff, words, type Part } from './word-diff';

const LABELS: Record<string, string> = {
  field: 'Field',
  now: 'Now',
  after: 'After',
  new: 'New',
  deleted: 'Will be deleted',
  view: 'What to show',
  changed: 'Changed fields only',
  all: 'All {0}',
  json: 'JSON',
  empty: 'empty',
  missing: '–',
  unchanged: 'No field differs',
  sameValue: 'same value',
  up: 'up',
  down: 'down',
};

type Mode = 'changed' | 'all' | 'json';

/**
 * <field-diff>: what a change does to one record. Properties `was` and `will` are parsed JSON
 * (before() and after() are methods that every element has already); `show(before, after)` sets
 * both. Leave one null for a record that is new or will be deleted. `mode` is 'changed' | 'all' |
 * 'json'; a choice of the user sends `mode-changed` {mode}. `configure(labels)` replaces texts.
 */
export class FieldDiff extends LitElement {
  static override properties = { was: { attribute: false }, will: { attribute: false }, mode: {} };
  static override styles = diffStyles;

  declare was: Json | undefined;
  declare will: Json | undefined;
  declare mode: Mode;
  private texts = new Texts(LABELS);

  constructor() {
    super();
    this.mode = 'changed';
  }

  configure(labels: Record<string, string>): void {
    this.texts = new Texts(LABELS, labels);
    this.requestUpdate();
  }

  show(before: Json | undefined, after: Json | undefined): void {
    this.was = before;
    this.will = after;
  }

  protected override render() {
    const before = this.was ?? undefined;
    const after = this.will ?? undefined;
    if (before === undefined && after === undefined) return nothing;
    const fields = pairs(before, after);
    const oneSided = before === undefined || after === undefined;
    return html`
      ${this.mode === 'json' ? this.json(before, after) : this.table(fields, oneSided, before === undefined)}
      ${this.choice(fields.length, oneSided)}
    `;
  }

  private table(fields: FieldPair[], oneSided: boolean, isNew: boolean): TemplateResult {
    const shown = oneSided || this.mode === 'all' ? fields : fields.filter((f) => f.change !== 'same');
    if (shown.length === 0) return html`<p>${this.texts.t('unchanged')}</p>`;
    const sides = oneSided
      ? html`<th scope="col">${this.texts.t(isNew ? 'new' : 'deleted')}</th>`
      : html`<th scope="col">${this.texts.t('now')}</th><th scope="col">${this.texts.t('after')}</th>`;
    return html`<table>
      <thead><tr><th scope="col">${this.texts.t('field')}</th>${sides}</tr></thead>
      <tbody>${shown.map((field) => (oneSided ? this.single(field, isNew) : this.both(field)))}</tbody>
    </table>`;
  }

  private single(field: FieldPair, isNew: boolean): TemplateResult {
    return html`<tr>
      <th scope="row">${path(field.path)}</th>
      <td class=${isNew ? 'new' : 'old'}>${this.value(isNew ? field.after : field.before)}</td>
    </tr>`;
  }

  private both(field: FieldPair): TemplateResult {
    if (field.change === 'same') {
      return html`<tr class="same"><th scope="row">${path(field.path)}</th><td colspan="2">${this.value(field.after)}</td></tr>`;
    }
    const [old, next] = this.sides(field);
    return html`<tr data-change=${field.change}>
      <th scope="row">${path(field.path)}</th><td class="old">${old}</td><td class="new">${next}</td>
    </tr>`;
  }

  private sides(field: FieldPair): [unknown, unknown] {
    const { before, after } = field;
    const from = figure(before);
    const to = figure(after);
    if (from && to && from.around === to.around && !namesSomething(field.path)) {
      return [this.value(before), html`${this.value(after)} ${this.delta(from, to)}`];
    }
    if (!isText(before) || !isText(after)) return [this.value(before), this.value(after)];
    const parts = diff(tokens(before), tokens(after));
    return [marked(parts, 'gone'), marked(parts, 'new')];
  }

  /** ▲ 34 % (40.46), each to be read aloud: "up 34 % (40.46)". */
  private delta(before: Figure, after: Figure): TemplateResult {
    const change = delta(before, after);
    if (!change) return html`<i class="down">= ${this.texts.t('sameValue')}</i>`;
    const amount = this.texts.decimal(change.amount);
    const percent = change.percent && `${this.texts.decimal(change.percent)} %`;
    const words = percent ? `${percent} (${change.rise ? '+' : '−'}${amount})` : amount;
    return html`<i class=${change.rise ? 'up' : 'down'}>
      <span aria-hidden="true">${change.rise ? '▲' : '▼'}</span><span class="sr">${this.texts.t(change.rise ? 'up' : 'down')}</span> ${words}
    </i>`;
  }

  private value(leaf: Leaf | undefined): TemplateResult {
    if (leaf === undefined) return html`<span class="none">${this.texts.t('missing')}</span>`;
    const text = textOf(leaf);
    return text === '' ? html`<span class="none">${this.texts.t('empty')}</span>` : html`<bdi>${text}</bdi>`;
  }

  private json(before: Json | undefined, after: Json | undefined): TemplateResult {
    const lines = (value: Json | undefined) =>
      value === undefined ? [] : JSON.stringify(value, null, 2).split('\n').map((line) => `${line}\n`);
    const parts = diff(lines(before), lines(after));
    const side = (kind: 'gone' | 'new', label: string) => html`<pre tabindex="0" aria-label=${label}>${marked(parts, kind)}</pre>`;
    return html`<div class="json">
      ${before === undefined ? nothing : side('gone', this.texts.t('now'))}
      ${after === undefined ? nothing : side('new', this.texts.t('after'))}
    </div>`;
  }

  private choice(count: number, oneSided: boolean): TemplateResult {
    const shown = oneSided && this.mode === 'changed' ? 'all' : this.mode;
    const button = (mode: Mode, text: string) => html`<button
      aria-pressed=${shown === mode}
      @click=${() => this.choose(mode)}
    >${text}</button>`;
    const all = this.texts.t('all', String(count));
    return html`<div class="choice" role="group" aria-label=${this.texts.t('view')}>
      ${oneSided ? nothing : button('changed', this.texts.t('changed'))} ${button('all', all)} ${button('json', this.texts.t('json'))}
    </div>`;
  }

  private choose(mode: Mode): void {
    this.mode = mode;
    this.dispatchEvent(new CustomEvent('mode-changed', { detail: { mode } }));
  }
}

const isText = (leaf: Leaf | undefined): leaf is string | string[] =>
  typeof leaf === 'string' || (Array.isArray(leaf) && leaf.length > 0);

const textOf = (leaf: Leaf): string => (Array.isArray(leaf) ? leaf.join(', ') : leaf === null ? '' : String(leaf));

/** A list is compared by its items, a text by its words. */
const tokens = (leaf: string | string[]): string[] =>
  Array.isArray(leaf) ? leaf.flatMap((item, i) => (i === 0 ? [String(item)] : [', ', String(item)])) : words(leaf);

function marked(parts: Part[], side: 'gone' | 'new'): TemplateResult {
  const shown = parts.filter((part) => part.kind === 'same' || part.kind === side);
  return html`<bdi>${shown.map((part) => mark(part))}</bdi>`;
}

function mark(part: Part): TemplateResult | string {
  if (part.kind === 'same') return part.text;
  const [, lead, body, tail] = /^(\s*)([^]*?)(\s*)$/.exec(part.text)!;
  return part.kind === 'gone' ? html`${lead}<del>${body}</del>${tail}` : html`${lead}<ins>${body}</ins>${tail}`;
}

/** Long paths may break after their dots. */
const path = (text: string): unknown[] => text.split(/(?<=\.)/).map((piece) => html`${piece}<wbr />`);

define('field-diff', FieldDiff);
