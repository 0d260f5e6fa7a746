import { clock } from '../shared/clock';
import { el } from '../shared/dom';
import type { Texts } from '../shared/texts';
import type { RowStore } from './row-store';
import { RowView } from './row-view';
import type { Span, Viewport } from './viewport';

/** The rows in the DOM: what is on screen and a little more, each kept with its key while it lasts. */
export class RowLayer {
  readonly canvas = el('div', 'canvas');
  /** the row the keyboard is on */
  current: number | undefined;
  /** the row that is open beside the board */
  selected: string | null = null;
  private marked: ReadonlySet<number> = new Set();
  private readonly views = new Map<number, RowView>();
  private readonly spare: RowView[] = [];
  private height = -1;

  constructor(
    private readonly store: RowStore,
    private readonly viewport: Viewport,
    private texts: Texts,
  ) {
    this.canvas.setAttribute('role', 'rowgroup');
  }

  get active(): RowView | undefined {
    const root = this.canvas.getRootNode() as ShadowRoot;
    const node = root.activeElement;
    return [...this.views.values()].find((view) => view.el === node);
  }

  relabel(texts: Texts): void {
    this.texts = texts;
    this.update(new Set(this.store.rows.keys()), true);
  }

  /** Brings the DOM to what the store says; touches only rows that changed or moved. */
  update(dirty: ReadonlySet<number>, moved: boolean): void {
    const height = this.store.total * this.viewport.rowHeight;
    if (height !== this.height) {
      this.height = height;
      this.canvas.style.height = `${height}px`;
    }
    if (moved) this.arrange(dirty);
    else this.refresh(dirty);
  }

  tick(second: number): void {
    this.views.forEach((view) => view.tick(second));
  }

  focus(key: number): void {
    this.current = key;
    this.markAll();
    this.views.get(key)?.el.focus({ preventScroll: true });
  }

  /** The focus came to a row by itself: it is the current one. */
  focused(target: EventTarget | null): void {
    const view = this.viewOf(target);
    if (!view || view.key === this.current) return;
    this.current = view.key;
    this.markAll();
  }

  /** These are marked, and no others. */
  pick(keys: number[]): void {
    this.marked = new Set(keys);
    this.markAll();
  }

  markAll(): void {
    const tabbable = this.tabbable();
    this.views.forEach((view, key) => {
      const row = this.store.rows.get(key);
      view.mark(row !== undefined && row.id === this.selected, key === tabbable);
      view.pick(this.marked.has(key));
    });
  }

  viewOf(node: EventTarget | null): RowView | undefined {
    const rowElement = (node as Element | null)?.closest?.('.row');
    return rowElement ? [...this.views.values()].find((view) => view.el === rowElement) : undefined;
  }

  private refresh(dirty: ReadonlySet<number>): void {
    const second = clock.second();
    for (const key of dirty) {
      const view = this.views.get(key);
      const row = this.store.rows.get(key);
      if (view && row) view.show(row, second, this.texts);
    }
  }

  private arrange(dirty: ReadonlySet<number>): void {
    const focused = this.active;
    const wanted = this.wanted(this.viewport.visible(this.store.total), focused);
    for (const [key, view] of this.views) {
      if (!wanted.has(key)) {
        view.el.remove();
        this.views.delete(key);
        this.spare.push(view);
      }
    }
    const second = clock.second();
    let next = this.canvas.firstElementChild;
    for (const [key, index] of wanted) {
      let view = this.views.get(key);
      const isNew = view === undefined;
      view ??= this.spare.pop() ?? new RowView(this.texts);
      if (isNew) this.views.set(key, view);
      if (isNew || dirty.has(key)) view.show(this.store.rows.get(key)!, second, this.texts);
      view.place(index, this.viewport.rowHeight);
      if (view.el === next) next = next.nextElementSibling;
      else this.canvas.insertBefore(view.el, next);
    }
    this.spare.length = Math.min(this.spare.length, 40);
    this.markAll();
    this.keepFocus(focused);
  }

  /** Keys to show with their index, in order; the focused row stays even when it is scrolled away. */
  private wanted(span: Span, focused: RowView | undefined): Map<number, number> {
    const wanted = new Map<number, number>();
    if (focused && focused.index < span.from) this.keep(focused, wanted);
    for (let i = span.from; i < span.to; i++) {
      const key = this.store.keyAt(i);
      if (key !== undefined && this.store.rows.has(key)) wanted.set(key, i);
    }
    if (focused) this.keep(focused, wanted);
    return wanted;
  }

  private keep(focused: RowView, wanted: Map<number, number>): void {
    if (wanted.has(focused.key) || !this.store.rows.has(focused.key)) return;
    const at = this.store.indexOf(focused.key);
    wanted.set(focused.key, at < 0 ? focused.index : at);
  }

  /** A moved element loses the focus, a removed row hands it to its successor. */
  private keepFocus(focused: RowView | undefined): void {
    if (!focused) return;
    const same = this.views.get(focused.key);
    const heir = same ?? [...this.views.values()].find((view) => view.index >= focused.index) ?? [...this.views.values()].at(-1);
    if (heir && this.active !== heir) {
      this.current = heir.key;
      this.markAll();
      heir.el.focus({ preventScroll: true });
    }
  }

  private tabbable(): number | undefined {
    if (this.current !== undefined && this.views.has(this.current)) return this.current;
    return this.views.keys().next().value;
  }
}
