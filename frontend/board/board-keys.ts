import type { RowLayer } from './row-layer';
import type { RowStore } from './row-store';
import type { Viewport } from './viewport';

export interface RowActs {
  reveal(index: number): void;
  open(key: number): void;
  /** false where rows can't be marked now */
  mark(key: number): unknown;
}

/** The keyboard on the rows: j k and arrows, Home, End, Page Up and Down, Enter; Space where rows are marked. */
export class BoardKeys {
  /** an index that is wanted but not loaded yet */
  pending: number | undefined;

  constructor(
    private readonly store: RowStore,
    private readonly layer: RowLayer,
    private readonly viewport: Viewport,
    private readonly acts: RowActs,
  ) {}

  handle(e: KeyboardEvent): void {
    if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented) return;
    if (e.key === 'Enter' || e.key === ' ') {
      const view = this.layer.viewOf(e.target);
      if (!view) return;
      e.preventDefault();
      if (e.key === 'Enter' || this.acts.mark(view.key) === false) this.acts.open(view.key);
      return;
    }
    const target = this.target(e.key, this.layer.active?.index ?? -1);
    if (target === undefined) return;
    e.preventDefault();
    this.go(target);
  }

  /** Moves the focus to this place of the order; waits for the row where it is not here yet. */
  go(index: number): void {
    const at = Math.min(Math.max(0, index), this.store.total - 1);
    if (at < 0) return;
    this.acts.reveal(at);
    const key = this.store.keyAt(at);
    if (key === undefined || !this.store.rows.has(key)) {
      this.pending = at;
      return;
    }
    this.pending = undefined;
    this.layer.update(new Set(), true);
    this.layer.focus(key);
  }

  /** The rows that were waited for may have come. */
  resume(): void {
    if (this.pending !== undefined) this.go(this.pending);
  }

  private target(key: string, at: number): number | undefined {
    const page = Math.max(1, this.viewport.rowsPerScreen - 2);
    switch (key) {
      case 'j':
      case 'ArrowDown':
        return at + 1;
      case 'k':
      case 'ArrowUp':
        return Math.max(0, at - 1);
      case 'PageDown':
        return Math.max(0, at) + page;
      case 'PageUp':
        return at - page;
      case 'Home':
        return 0;
      case 'End':
        return this.store.total - 1;
      default:
        return undefined;
    }
  }
}
