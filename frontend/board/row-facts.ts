import type { Texts } from '../shared/texts';
import type { SyncState } from './protocol';
import { share, type RowState } from './row-store';

/** What the cells of a row say. No DOM in here. */

const FINISHED: ReadonlySet<SyncState> = new Set(['done', 'errors', 'failed', 'cancelled', 'timeout']);
const MOVING: ReadonlySet<SyncState> = new Set(['running', 'throttled', 'slow', 'stalled', 'pausing', 'resuming', 'cancelling']);

/** So many letters a bar has room for beside its percentage, where the board is narrow. */
const LONG_FIGURES = 23;

export const finished = (s: SyncState): boolean => FINISHED.has(s);
export const moving = (s: SyncState): boolean => MOVING.has(s);

export interface ProgressFacts {
  /** how far the bar reaches, percent; never less than before */
  extent: number;
  /** where ok and where ok and failed end, percent */
  ok: number;
  okAndFailed: number;
  indeterminate: boolean;
  /** "62 %" or empty */
  percent: string;
  done: string;
  total: string;
  failed: string;
  /** the figure of it alone, where all of them are long */
  failedFigure: string | null;
  /** "1,200 → " before a total that grew, and the same as a sentence */
  from: string;
  grew: string;
}

export function progress(row: RowState, texts: Texts): ProgressFacts {
  const now = share(row);
  const touched = row.p + row.f;
  const done = texts.count(touched);
  const total = row.t === null ? '?' : texts.count(row.t);
  const failed = row.f > 0 ? texts.t('failed', texts.count(row.f)) : '';
  return {
    extent: row.held * 100,
    ok: touched > 0 ? (now * 100 * row.p) / touched : now * 100,
    okAndFailed: now * 100,
    indeterminate: row.t === null && !finished(row.s),
    percent: row.t === null ? '' : `${percentOf(row, now)} %`,
    done,
    total,
    from: row.g ? `${texts.count(row.g[0])} → ` : '',
    failed,
    failedFigure: failed !== '' && `${done} / ${total}${failed}`.length > LONG_FIGURES ? texts.count(row.f) : null,
    grew: row.g ? texts.t('grew', texts.count(row.g[0]), texts.count(row.g[1])) : '',
  };
}

/** 100 % is said only when nothing is missing, 0 % only when nothing is done. */
function percentOf(row: RowState, now: number): number {
  const rounded = Math.round(now * 100);
  if (rounded === 100 && now < 1) return 99;
  return rounded === 0 && row.p + row.f > 0 ? 1 : rounded;
}

/** "62 %, about 4 minutes left": what a screen reader says of the bar. */
export function spoken(row: RowState, percent: string, texts: Texts): string {
  if (row.t === null) return texts.t('say.countOnly', texts.count(row.p + row.f));
  const grew = row.g ? `, ${texts.t('grew', texts.count(row.g[0]), texts.count(row.g[1]))}` : '';
  const left = row.em === 'range' && row.el ? `, ${texts.t('eta.about', texts.t('say.left', texts.spoken(row.el[1])))}` : '';
  return percent + left + grew;
}

export interface EtaFacts {
  first: string;
  second: string;
}

/** What of a text runs in a direction of its own at its end, and what stands before it; see Isolated.java. */
export function quoted(text: string): [ours: string, theirs: string] {
  const begin = text.endsWith('\u2069') ? text.indexOf('\u2068') : -1;
  return begin < 0 || begin !== text.lastIndexOf('\u2068') ? [text, ''] : [text.slice(0, begin), text.slice(begin + 1, -1)];
}

export function eta(row: RowState, texts: Texts): EtaFacts {
  if (row.em === 'range' && row.el) {
    const [low, mid, high] = row.el;
    const about = texts.t('eta.about', texts.time(row.etaAt + mid * 1000));
    return { first: high < 5 ? texts.t('eta.soon') : texts.range(low, high), second: row.ev ?? about };
  }
  if (row.em === 'calibrating') return { first: texts.t('eta.calibrating'), second: row.ev ?? '' };
  if (row.em === 'unknown') return { first: texts.t('eta.noTotal'), second: row.ev ?? texts.t('eta.counting') };
  return { first: without(row.s, texts), second: row.ev ?? '' };
}

function without(state: SyncState, texts: Texts): string {
  if (state === 'paused') return texts.t('eta.paused');
  return state === 'queued' || state === 'done' || state === 'errors' ? '' : '—';
}

/** What a stalled row lacks: signs of life, or items although its worker lives. */
export function silence(row: RowState, second: number, texts: Texts): string {
  const lived = row.hb ?? row.st;
  const moved = row.li ?? row.st;
  const silent = second - lived > 30_000;
  return texts.t(silent ? 'silent' : 'noItem', texts.duration((second - (silent ? lived : moved)) / 1000));
}

export function elapsed(row: RowState, second: number, texts: Texts): string {
  if (row.s === 'queued' && row.sec === null) return '';
  const seconds = row.sec ?? ((row.fin ?? second) - row.st) / 1000;
  return texts.duration(seconds);
}

export function heartbeat(row: RowState, second: number, texts: Texts): string {
  if (row.fin !== null) return texts.t('finishedAgo', texts.rough(Math.max(1, (second - row.fin) / 1000)));
  if (row.hb === null) return row.s === 'queued' ? '' : texts.t('noHeartbeat');
  return texts.t('ago', texts.rough(Math.max(1, (second - row.hb) / 1000)));
}

export function entity(row: RowState, texts: Texts): string {
  const key = `entity.${row.e}`;
  return texts.has(key) ? texts.t(key) : row.e;
}

export interface Titles {
  sync: string;
  items: string;
  speed: string | null;
  eta: string | null;
  heartbeat: string | null;
}

/** Exact values and absolute times, made only for the row that is pointed at. */
export function titles(row: RowState, texts: Texts): Titles {
  const life = row.fin ?? row.hb;
  const total = row.t === null ? texts.t('title.unknown') : texts.exact(row.t);
  const items = texts.t('title.items', texts.exact(row.p), texts.exact(row.f), total);
  const end = row.em === 'range' && row.el ? texts.stamp(row.etaAt + row.el[1] * 1000) : null;
  return {
    sync: `${texts.t(`connector.${row.c}`)} · ${entity(row, texts)} · ${row.sid}`,
    items: row.g ? `${items} · ${texts.t('grew', texts.exact(row.g[0]), texts.exact(row.g[1]))}` : items,
    speed: row.sp === null ? null : `${texts.exact(row.sp)} ${texts.t('perMinute')}`,
    eta: row.ev ?? end,
    heartbeat: life === null ? null : texts.stamp(life),
  };
}
