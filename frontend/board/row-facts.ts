import type { Texts } from '../shared/texts';
import type { SyncState } from './protocol';
import { share, type RowState } from './row-store';

/** What the cells of a row say. No DOM in here. */

const FINISHED: ReadonlySet<SyncState> = new Set(['done', 'errors', 'failed', 'cancelled', 'timeout']);
const MOVING: ReadonlySet<SyncState> = new Set(['running', 'throttled', 'slow', 'stalled', 'pausing', 'resuming', 'cancelling']);

export const finished = (s: SyncState): boolean => FINISHED.has(s);
export const moving = (s: SyncState): boolean => MOVING.has(s);

export interface ProgressFacts {
  /** extent of the bar, percent; never less than before */
  extent: number;
  /** ok and failed of the extent, percent */
  ok: number;
  failed: number;
  indeterminate: boolean;
  /** "62 %" or empty */
  percent: string;
  done: string;
  total: string;
  failedText: string;
  grew: string;
  title: string;
  spoken: string;
}

export function progress(row: RowState, texts: Texts): ProgressFacts {
  const now = share(row);
  const extent = row.held * 100;
  const total = row.t === null ? 0 : row.t;
  const scale = extent > 0 && total > 0 ? 10_000 / (total * extent) : 0;
  const failed = row.f * scale;
  const percent = row.t === null ? '' : `${percentOf(row, now)} %`;
  const totalText = row.t === null ? '?' : texts.count(row.t);
  return {
    extent,
    failed,
    ok: row.t === 0 && now === 1 ? 100 : Math.min(100, (row.p + row.f) * scale) - failed,
    indeterminate: row.t === null && !finished(row.s),
    percent,
    done: texts.count(row.p + row.f),
    total: ` / ${totalText}`,
    failedText: row.f > 0 ? texts.t('failed', texts.count(row.f)) : '',
    grew: row.g ? texts.t('grew', texts.count(row.g[0]), texts.count(row.g[1])) : '',
    title: texts.t(
      'title.items',
      texts.exact(row.p),
      texts.exact(row.f),
      row.t === null ? texts.t('title.unknown') : texts.exact(row.t),
    ),
    spoken: spoken(row, percent, texts),
  };
}

/** 100 % is said only when nothing is missing, 0 % only when nothing is done. */
function percentOf(row: RowState, now: number): number {
  const rounded = Math.round(now * 100);
  if (rounded === 100 && now < 1) return 99;
  return rounded === 0 && row.p + row.f > 0 ? 1 : rounded;
}

function spoken(row: RowState, percent: string, texts: Texts): string {
  if (row.t === null) return texts.t('say.countOnly', texts.count(row.p + row.f));
  return row.em === 'range' && row.el ? `${percent}, ${texts.t('eta.about', texts.t('say.left', texts.spoken(row.el[1])))}` : percent;
}

export interface EtaFacts {
  first: string;
  second: string;
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

export function elapsed(row: RowState, second: number, texts: Texts): string {
  if (row.s === 'queued' && row.sec === null) return '';
  const seconds = row.sec ?? ((row.fin ?? second) - row.st) / 1000;
  return texts.duration(seconds);
}

export function heartbeat(row: RowState, second: number, texts: Texts): string {
  if (row.fin !== null) return texts.t('finishedAgo', texts.rough((second - row.fin) / 1000));
  if (row.hb === null) return row.s === 'queued' ? '' : texts.t('noHeartbeat');
  return texts.t('ago', texts.rough(Math.max(1, (second - row.hb) / 1000)));
}

export function entity(row: RowState, texts: Texts): string {
  const key = `entity.${row.e}`;
  return texts.has(key) ? texts.t(key) : row.e;
}
