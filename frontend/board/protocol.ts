/**
 * What the server and <sync-board> say to each other.
 *
 * Server -> element (method calls with JSON):
 *   configure(labels)  once: texts as a flat object, see labels.ts for the keys and the English defaults
 *   paint(m)           at least once a second; at most ten times a second for one page, five with many rows
 *
 * Element -> server (CustomEvents that do not bubble):
 *   window    {from, to}   rows wanted, `to` exclusive: what is on screen and a screen more on either side
 *   open-sync {key, id}    Enter, click or tap on a row
 *   hold      {held}       a pointer or the focus rests on the rows: keep their order
 *   release   {}           the "3 new" pill was pressed: take the new order
 *   mark      {key, range} x, Space or a click on a box; with range all from the last marked row to here
 *   ack       {n, lag}     paint n reached the screen, lag ms after its t; at most once a second
 *   resync    {reason}     'gap' | 'missing' | 'reconnect' | 'retry' | 'attach': answer with a paint n = 1 that holds all
 *   visible   {visible}    the tab was hidden or came back: nothing needs to be sent to a hidden one
 *   clear-filter {}        the button of the "filtered out" state
 *
 * A paint with n = 1 starts afresh: everything known is forgotten first. Every other n must be its
 * predecessor plus one. Slots of the element: `nothing`, `filtered`, `failed` replace or
 * extend the texts of those states.
 */
export type SyncState =
  | 'running'
  | 'throttled'
  | 'slow'
  | 'stalled'
  | 'paused'
  | 'pausing'
  | 'resuming'
  | 'cancelling'
  | 'queued'
  | 'done'
  | 'errors'
  | 'failed'
  | 'cancelled'
  | 'timeout';

export type Connector = 'woocommerce' | 'odoo' | 'shopify' | 'custom';

/** How the time left is known: a range, not yet, never (no total), or not a question in this state. */
export type EtaMode = 'range' | 'calibrating' | 'unknown' | 'none';

export interface Row {
  /** key, small and stable for this page */
  k: number;
  id: string;
  /** state */
  s: SyncState;
  /** connector */
  c: Connector;
  /** entity: customer, product, order, … */
  e: string;
  /** sync id */
  sid: string;
  /** processed */
  p: number;
  /** failed */
  f: number;
  /** total, null while unknown */
  t: number | null;
  /** the total grew: [from, to] */
  g: [number, number] | null;
  /** items a minute */
  sp: number | null;
  /** speed samples, newest last, at most 60 */
  sl: number[];
  /** seconds left: low, median, high */
  el: [number, number, number] | null;
  em: EtaMode;
  /** evidence in words, the second line of the ETA cell */
  ev: string | null;
  /** started, epoch ms */
  st: number;
  /** seconds run, frozen: of a paused or finished row */
  sec: number | null;
  /** heartbeat, epoch ms */
  hb: number | null;
  /** last item, epoch ms */
  li: number | null;
  /** batch */
  b: number | string | null;
  /** attempt */
  a: number | null;
  /** in which attempt and what became of the one before, in words */
  al: string | null;
  /** started by */
  by: string | null;
  /** finished, epoch ms */
  fin: number | null;
}

/** Changed fields only; `sa` appends speed samples where `sl` would replace them. */
export type RowChange = Partial<Omit<Row, 'k'>> & { sa?: number[] };

export interface Paint {
  /** paint number */
  n: number;
  /** server clock, epoch ms */
  t: number;
  /** when the data was read, epoch ms */
  dataAt: number;
  /** rows that match, not only those in the window */
  total: number;
  win?: { from: number; keys: number[] };
  rows?: Row[];
  d?: Array<[number, RowChange]>;
  drop?: number[];
  /** keys of the window that are marked; whenever others are */
  sel?: number[];
  /** rows can be marked; whenever that turns */
  picking?: boolean;
  /** rows that wait while the order is held */
  fresh?: number;
  state?: 'loading' | 'ready' | 'failed' | 'stale';
  empty?: 'nothing' | 'filtered';
}

export type Labels = Record<string, string>;
