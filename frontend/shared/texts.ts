/** Texts and figures in the page's language. */

type Unit = 'second' | 'minute' | 'hour' | 'day';

export class Texts {
  readonly locale: string;
  private readonly labels: Record<string, string>;
  private readonly grouped: Intl.NumberFormat;
  private readonly short: Intl.NumberFormat;
  private readonly tenth: Intl.NumberFormat;
  private readonly whole: Intl.NumberFormat;
  private readonly units: Record<Unit, Intl.NumberFormat>;
  private readonly hourMinute: Intl.DateTimeFormat;
  private readonly withSeconds: Intl.DateTimeFormat;
  private readonly full: Intl.DateTimeFormat;

  constructor(defaults: Record<string, string>, given: Record<string, string> = {}) {
    this.labels = { ...defaults, ...given };
    this.locale = supported(given.locale || document.documentElement.lang || navigator.language);
    this.grouped = new Intl.NumberFormat(this.locale, { maximumFractionDigits: 0 });
    this.short = new Intl.NumberFormat(this.locale, {
      notation: 'compact',
      maximumSignificantDigits: 3,
      minimumSignificantDigits: 3,
    });
    this.tenth = new Intl.NumberFormat(this.locale, { maximumFractionDigits: 1 });
    this.whole = new Intl.NumberFormat(this.locale, { maximumFractionDigits: 20 });
    const long = (unit: Unit) => new Intl.NumberFormat(this.locale, { style: 'unit', unit, unitDisplay: 'long' });
    this.units = { second: long('second'), minute: long('minute'), hour: long('hour'), day: long('day') };
    this.hourMinute = new Intl.DateTimeFormat(this.locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    this.withSeconds = new Intl.DateTimeFormat(this.locale, { timeStyle: 'medium', hourCycle: 'h23' } as Intl.DateTimeFormatOptions);
    this.full = new Intl.DateTimeFormat(this.locale, {
      dateStyle: 'medium',
      timeStyle: 'long',
      hourCycle: 'h23',
    } as Intl.DateTimeFormatOptions);
  }

  /** The label with {0}, {1} … filled in; an unknown key is shown as it is. */
  t(key: string, ...args: string[]): string {
    const text = this.labels[key] ?? key;
    return args.length === 0 ? text : text.replace(/\{(\d)\}/g, (all, i) => args[Number(i)] ?? all);
  }

  has(key: string): boolean {
    return key in this.labels;
  }

  /** Every digit below a million, three figures above: 1.24M. */
  count(n: number): string {
    return Math.abs(n) < 1_000_000 ? this.grouped.format(n) : this.short.format(n);
  }

  exact(n: number): string {
    return this.grouped.format(n);
  }

  /** A decimal as text, every digit of it. */
  decimal(text: string): string {
    // browsers format digits in a text exactly; the type knows only of numbers
    return this.whole.format(text as unknown as number);
  }

  /** 0.2, always with one decimal. */
  tenths(n: number): string {
    return n.toLocaleString(this.locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  }

  /** 38 s · 6 m 41 s · 1 h 04 m · 2 d 03 h */
  duration(seconds: number): string {
    const s = Math.max(0, Math.floor(seconds));
    if (s < 60) return `${s} ${this.t('unit.s')}`;
    if (s < 3600) return this.pair(Math.floor(s / 60), 'unit.m', s % 60, 'unit.s');
    if (s < 86_400) return this.pair(Math.floor(s / 3600), 'unit.h', Math.floor((s % 3600) / 60), 'unit.m');
    return this.pair(Math.floor(s / 86_400), 'unit.d', Math.floor((s % 86_400) / 3600), 'unit.h');
  }

  /** The largest unit only: 45 s, 4 m, 2 h. */
  rough(seconds: number): string {
    const s = Math.max(0, Math.floor(seconds));
    if (s < 60) return `${s} ${this.t('unit.s')}`;
    if (s < 3600) return `${Math.floor(s / 60)} ${this.t('unit.m')}`;
    if (s < 86_400) return `${Math.floor(s / 3600)} ${this.t('unit.h')}`;
    return `${Math.floor(s / 86_400)} ${this.t('unit.d')}`;
  }

  /** 20–30 s · 3–5 min · 1.5–2 h; one value when both ends round to the same. */
  range(low: number, high: number): string {
    const [unit, label, step] = high < 100 ? [1, 'unit.s', high < 20 ? 1 : 5]
      : high < 5700 ? [60, 'unit.min', 1]
      : high < 172_800 ? [3600, 'unit.h', 0.5] : [86_400, 'unit.d', 0.5];
    const from = Math.round(low / unit / step) * step;
    const to = Math.max(step, Math.round(high / unit / step) * step);
    const one = this.tenth;
    if (from >= to) return `≈ ${one.format(to)} ${this.t(label)}`;
    if (from === 0) return `< ${one.format(to)} ${this.t(label)}`;
    return `${one.format(from)}–${one.format(to)} ${this.t(label)}`;
  }

  /** "4 minutes", for those who listen. */
  spoken(seconds: number): string {
    const [value, unit]: [number, Unit] = seconds < 90 ? [Math.round(seconds), 'second']
      : seconds < 5400 ? [Math.round(seconds / 60), 'minute']
      : seconds < 129_600 ? [Math.round(seconds / 3600), 'hour'] : [Math.round(seconds / 86_400), 'day'];
    return this.units[unit].format(value);
  }

  /** 14:36 */
  time(ms: number): string {
    return this.hourMinute.format(ms);
  }

  /** 14:36, or 14:36:05 */
  clock(ms: number, seconds: boolean): string {
    return seconds ? this.withSeconds.format(ms) : this.hourMinute.format(ms);
  }

  /** The absolute time with its zone, for titles. */
  stamp(ms: number): string {
    return this.full.format(ms);
  }

  private pair(a: number, unitA: string, b: number, unitB: string): string {
    return `${a} ${this.t(unitA)} ${String(b).padStart(2, '0')} ${this.t(unitB)}`;
  }
}

function supported(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.replace('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}
