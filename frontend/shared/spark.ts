/** Paths of small line charts. */

export interface SparkPath {
  line: string;
  area: string;
}

/**
 * Newest sample at the right edge; fewer samples than slots leave the left empty instead of
 * stretching the time axis. The base line is below the smallest value, and 0 when that is small.
 */
export function sparkPath(samples: readonly number[], width: number, height: number, slots: number): SparkPath {
  const n = Math.min(samples.length, slots);
  if (n < 2) {
    return { line: '', area: '' };
  }
  const shown = samples.slice(-n);
  const max = Math.max(...shown);
  const low = Math.max(0, Math.min(...shown) - (max - Math.min(...shown)) * 0.8);
  const base = max > 0 && low / max > 0.9 ? max * 0.5 : low;
  const span = max - base || 1;
  const dx = width / (slots - 1);
  const x0 = width - (n - 1) * dx;
  let line = '';
  for (let i = 0; i < n; i++) {
    const y = height - 1 - ((shown[i]! - base) / span) * (height - 3);
    line += `${i === 0 ? 'M' : 'L'}${(x0 + i * dx).toFixed(1)} ${y.toFixed(1)}`;
  }
  return { line, area: `${line}L${width} ${height}L${x0.toFixed(1)} ${height}Z` };
}
