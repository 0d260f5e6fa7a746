import { define } from './dom';
import { cellOf, press, type Grid } from './grid-cells';

/** <row-keys>, beside the <vaadin-grid> that j and k go through. */
export class RowKeys extends HTMLElement {
  private readonly onShortcut = (e: Event): void => this.pressed((e as CustomEvent).detail);

  connectedCallback(): void {
    this.hidden = true;
    window.addEventListener('console-shortcut', this.onShortcut);
  }

  disconnectedCallback(): void {
    window.removeEventListener('console-shortcut', this.onShortcut);
  }

  private pressed({ name, key }: { name: string; key?: string }): void {
    const grid = this.parentElement?.querySelector<Grid>('vaadin-grid');
    if (name === 'move' && grid && !press(grid, key === 'k' ? 'ArrowUp' : 'ArrowDown')) cellOf(grid)?.focus();
  }
}

define('row-keys', RowKeys);
