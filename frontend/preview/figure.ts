/** Numbers as the decimals they are: an amount is never rounded on its way to the screen. */

export interface Figure {
  /** all digits, without the point */
  digits: bigint;
  /** how many of them stand behind the point */
  scale: number;
  /** what stands before and behind it */
  around: string;
}

export interface Delta {
  rise: boolean;
  /** without sign, exact, as a plain decimal */
  amount: string;
  /** without sign, to a tenth; undefined from zero, of which nothing is a part */
  percent: string | undefined;
}

/** Made of digits, but nothing that grows: the same names as in TellingChanges.java. */
const NAME =
  /(^|[._ -])(ids?|number|no|code|sku|ean|gtin|upc|isbn|barcode|phone|fax|zip|postcode|year|version|position)$|Id$/i;

export const namesSomething = (path: string): boolean => NAME.test(path);

/** The one figure in 119, "119.00" or "€ 119.00". */
export function figure(value: unknown): Figure | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const match = /^(\D{0,4}?)(-?)(\d{1,30})(?:\.(\d{1,20}))?(\D{0,4})$/.exec(String(value).trim());
  if (!match) return undefined;
  const [, lead = '', sign = '', whole = '', part = '', tail = ''] = match;
  return { digits: BigInt(sign + whole + part), scale: part.length, around: `${lead}|${tail}` };
}

/** Undefined where both are the same number, however it is written. */
export function delta(before: Figure, after: Figure): Delta | undefined {
  const scale = Math.max(before.scale, after.scale);
  const from = scaled(before, scale);
  const to = scaled(after, scale);
  if (from === to) return undefined;
  const difference = abs(to - from);
  return { rise: to > from, amount: decimal(difference, scale), percent: percent(difference, abs(from)) };
}

const scaled = (figure: Figure, scale: number): bigint => figure.digits * 10n ** BigInt(scale - figure.scale);

const abs = (value: bigint): bigint => (value < 0n ? -value : value);

function percent(difference: bigint, of: bigint): string | undefined {
  if (of === 0n) return undefined;
  return decimal((difference * 2000n + of) / (2n * of), 1);
}

function decimal(digits: bigint, scale: number): string {
  const text = String(digits).padStart(scale + 1, '0');
  const part = text.slice(text.length - scale).replace(/0+$/, '');
  const whole = scale === 0 ? text : text.slice(0, text.length - scale);
  return scale === 0 || part === '' ? whole : `${whole}.${part}`;
}
