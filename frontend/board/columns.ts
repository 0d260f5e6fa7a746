/** Which columns there are, which of them go as room gets short, and how wide one is. */

export const COLUMNS = ['status', 'sync', 'progress', 'speed', 'eta', 'elapsed', 'heartbeat', 'batch', 'by'];

/** Container widths below which one column more goes, least needed first; the last step is cards. */
const STEPS = [1500, 1260, 1160, 1070, 950, 850, 720];
const CARDS = STEPS[STEPS.length - 1]!;

/** What goes with the steps: up to which level it is not there. */
const GOES: Record<string, number> = { by: 5, batch: 4, heartbeat: 3, elapsed: 2 };

/** What a column leaves to the others that somebody does without, px. */
const WIDTH: Record<string, number> = { progress: 190, speed: 186, eta: 150, elapsed: 84, heartbeat: 120, batch: 68, by: 104 };

const fits = (column: string, level: number): boolean => level > (GOES[column] ?? 0);

/**
 * 7, 6: all columns … 1: without sparkline, 0: cards.
 * Columns that nobody wants make room for those that would have gone for want of it.
 */
export function levelOf(width: number, unwanted: readonly string[]): number {
  if (width < CARDS) return 0;
  let level = STEPS.length;
  while (level > 1 && width + spared(level, unwanted) < STEPS[STEPS.length - level]!) level--;
  return level;
}

function spared(level: number, unwanted: readonly string[]): number {
  return unwanted.filter((column) => fits(column, level)).reduce((sum, column) => sum + (WIDTH[column] ?? 0), 0);
}

/** The columns that are not there; cards lay out the same cells, and have no choice of them. */
export function absent(level: number, unwanted: readonly string[]): string[] {
  return level === 0 ? [] : COLUMNS.filter((column) => !fits(column, level) || unwanted.includes(column));
}
