import type { Paint, Row, RowChange, SyncState } from './protocol';

const SAMPLES = 60;

/** A row and what only the browser knows about it. */
export interface RowState extends Row {
  /** Share of the bar ever shown: it never goes back. */
  held: number;
  /** Server time of the last ETA: the wall-clock time of its end is counted from here. */
  etaAt: number;
}

export interface Applied {
  /** keys whose cells may differ */
  dirty: Set<number>;
  /** order, window or total differ */
  moved: boolean;
  /** rows that entered another state */
  transitions: RowState[];
  gap: boolean;
}

/** What the paints so far add up to. */
export class RowStore {
  rows = new Map<number, RowState>();
  /** what was known before a fresh start: bars do not go back because of one */
  private past = new Map<number, RowState>();
  total = 0;
  from = 0;
  keys: number[] = [];
  lastN: number | undefined;

  apply(m: Paint): Applied {
    const gap = this.lastN !== undefined && m.n !== 1 && m.n !== this.lastN + 1;
    const result: Applied = { dirty: new Set(), moved: false, transitions: [], gap };
    this.lastN = m.n;
    if (m.n === 1) this.forgetAll(result);
    m.drop?.forEach((key) => this.rows.delete(key));
    m.rows?.forEach((row) => this.put(row, m.t, result));
    m.d?.forEach(([key, change]) => this.change(key, change, m.t, result));
    if (m.total !== this.total) {
      this.total = m.total;
      result.moved = true;
    }
    if (m.win) {
      this.from = m.win.from;
      this.keys = m.win.keys;
      result.moved = true;
    }
    return result;
  }

  /** The key at this place of the order, if the window holds it. */
  keyAt(index: number): number | undefined {
    return this.keys[index - this.from];
  }

  indexOf(key: number): number {
    const at = this.keys.indexOf(key);
    return at < 0 ? -1 : at + this.from;
  }

  /** A key of the window without a row: something was lost on the way. */
  get incomplete(): boolean {
    return this.keys.some((key) => !this.rows.has(key));
  }

  private forgetAll(result: Applied): void {
    this.past = this.rows;
    this.rows = new Map();
    this.keys = [];
    this.from = 0;
    result.moved = true;
  }

  private put(row: Row, at: number, result: Applied): void {
    const before = this.rows.get(row.k) ?? this.forgotten(row);
    const state: RowState = { ...row, sl: row.sl.slice(-SAMPLES), held: before?.held ?? 0, etaAt: at };
    if (before && restarted(before, row)) state.held = 0;
    state.held = Math.max(state.held, share(state));
    this.rows.set(row.k, state);
    result.dirty.add(row.k);
    result.moved = true;
    if (before && before.s !== row.s) result.transitions.push(state);
  }

  private forgotten(row: Row): RowState | undefined {
    const past = this.past.get(row.k);
    this.past.delete(row.k);
    return past?.id === row.id ? past : undefined;
  }

  private change(key: number, change: RowChange, at: number, result: Applied): void {
    const row = this.rows.get(key);
    if (!row) return;
    const state: SyncState = row.s;
    const { sa, ...fields } = change;
    if (restarted(row, change)) row.held = 0;
    if (change.el !== undefined) row.etaAt = at;
    Object.assign(row, fields);
    if (sa) row.sl = row.sl.concat(sa).slice(-SAMPLES);
    row.held = Math.max(row.held, share(row));
    result.dirty.add(key);
    if (row.s !== state) result.transitions.push(row);
  }
}

/** Another attempt or another start is another bar. */
function restarted(before: Row, now: RowChange): boolean {
  return (
    (now.st !== undefined && now.st !== before.st) || (now.a !== undefined && now.a !== before.a && (now.p ?? 0) < before.p)
  );
}

/** Done and failed of the total, 0 to 1; 0 while the total is unknown. */
export function share(row: Row): number {
  if (row.t === null) return 0;
  if (row.t === 0) return row.s === 'done' ? 1 : 0;
  return Math.min(1, (row.p + row.f) / row.t);
}
