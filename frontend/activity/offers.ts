import { partAt, quoted, unquoted, type Part, type Qualifier, type Vocabulary } from './line-parts';

/** What can be put in at the caret. */
export interface Offer {
  /** as it stands in the line */
  text: string;
  /** as it is shown, where that differs */
  shown?: string;
  hint: string;
  /** replaced by it */
  from: number;
  to: number;
  /** nothing more belongs to this part */
  closes: boolean;
}

export interface Offers {
  offers: Offer[];
  /** the form that is asked for */
  note: string;
  /** Enter takes the first: something was begun that only they can finish */
  eager: boolean;
  /** ids of syncs that begin so are wanted */
  syncs: string | undefined;
}

interface Texts {
  t(key: string): string;
}

const NONE: Offers = { offers: [], note: '', eager: false, syncs: undefined };
const MOST = 12;

export function offersAt(line: string, caret: number, known: Vocabulary, syncs: string[], texts: Texts): Offers {
  const part = partAt(line, caret);
  if (!part) return { ...NONE, offers: names('', caret, caret, known.qualifiers) };
  const nameFrom = part.from + (part.excluded ? 1 : 0);
  if (part.name === undefined || caret < part.valueFrom) return ofName(line, caret, part, nameFrom, known);
  const qualifier = known.qualifiers.find((one) => one.name === part.name);
  if (!qualifier) return NONE;
  const typed = unquoted(line.slice(part.valueFrom, caret));
  switch (qualifier.name) {
    case 'user':
      return some(whole(part, known.people.filter((name) => begins(name, typed)), typed), typed);
    case 'sync':
      return { ...some(whole(part, syncs.filter((id) => id.startsWith(typed)), typed), typed), syncs: typed };
    case 'last':
      return { ...some(lengths(part, typed, qualifier), typed), note: qualifier.hint };
    case 'after':
    case 'before':
      return { ...some(days(part, typed, texts), typed), note: texts.t('dates') };
    default:
      return ofValue(line, caret, part, qualifier);
  }
}

const some = (offers: Offer[], typed: string): Offers => ({ ...NONE, offers: offers.slice(0, MOST), eager: typed !== '' });

function ofName(line: string, caret: number, part: Part, from: number, known: Vocabulary): Offers {
  const typed = line.slice(from, caret);
  if (caret < from || !/^[a-z]*$/i.test(typed)) return NONE;
  const fitting = known.qualifiers.filter((one) => one.excludable || !part.excluded);
  return { ...NONE, offers: names(typed, from, part.name === undefined ? part.to : part.valueFrom, fitting) };
}

const names = (typed: string, from: number, to: number, known: Qualifier[]): Offer[] =>
  known
    .filter((one) => one.name.startsWith(typed.toLowerCase()))
    .map((one) => ({ text: `${one.name}:`, hint: one.hint, from, to, closes: false }));

/** One of several, between commas. */
function ofValue(line: string, caret: number, part: Part, qualifier: Qualifier): Offers {
  const from = Math.max(part.valueFrom, line.lastIndexOf(',', caret - 1) + 1);
  const comma = line.indexOf(',', caret);
  const to = comma < 0 || comma > part.to ? part.to : comma;
  const typed = line.slice(from, caret).toLowerCase();
  const taken = part.value.toLowerCase().split(',').filter((item) => item !== line.slice(from, to).toLowerCase());
  const fitting = qualifier.values.filter((one) => !taken.includes(one.text) && (one.text.startsWith(typed) || begins(one.hint, typed)));
  if (fitting.length === 1 && fitting[0].text === typed) return NONE;
  return some(fitting.map((one) => ({ text: one.text, hint: one.hint, from, to, closes: to === part.to })), typed);
}

function whole(part: Part, fitting: string[], typed: string): Offer[] {
  if (fitting.length === 1 && fitting[0] === typed && unquoted(part.value) === typed) return [];
  return fitting.map((text) => ({ text: quoted(text), shown: text, hint: '', from: part.valueFrom, to: part.to, closes: true }));
}

function lengths(part: Part, typed: string, qualifier: Qualifier): Offer[] {
  const number = /^[1-9]\d{0,4}$/.exec(typed)?.[0];
  const all = [...qualifier.values.map((one) => one.text), ...(number ? ['m', 'h', 'd'].map((unit) => number + unit) : [])];
  const fitting = [...new Set(all)].filter((text) => text.startsWith(typed) && text !== typed);
  return fitting.map((text) => ({ text, hint: '', from: part.valueFrom, to: part.to, closes: true }));
}

function days(part: Part, typed: string, texts: Texts): Offer[] {
  return ([[0, 'today'], [1, 'yesterday'], [7, 'week']] as Array<[number, string]>)
    .map(([back, name]) => ({ text: day(back), hint: texts.t(name), from: part.valueFrom, to: part.to, closes: true }))
    .filter((offer) => (offer.text.startsWith(typed) && offer.text !== typed) || (typed !== '' && begins(offer.hint, typed)));
}

/** A day of whoever types. */
function day(back: number): string {
  const date = new Date();
  date.setDate(date.getDate() - back);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A text, or one of its words. */
const begins = (text: string, typed: string): boolean => {
  const lower = text.toLowerCase();
  return lower.startsWith(typed.toLowerCase()) || lower.includes(` ${typed.toLowerCase()}`);
};
