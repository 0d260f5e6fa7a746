/** [epoch ms, items a minute] */
export type Point = [number, number];

/** 1, 2, 2.5, 5 or 10 times a power of ten, not below the value. */
export function niceMax(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const steps = [1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10];
  return (steps.find((step) => step * power >= value) ?? 10) * power;
}

/** At most `slots` points: neighbours become their mean, so short dips stay visible as slopes. */
export function thin(points: Point[], slots: number): Point[] {
  const size = Math.ceil(points.length / slots);
  if (size <= 1) return points;
  const thinned: Point[] = [];
  for (let i = 0; i < points.length; i += size) {
    const group = points.slice(i, i + size);
    thinned.push([group.at(-1)![0], group.reduce((sum, p) => sum + p[1], 0) / group.length]);
  }
  return thinned;
}

export interface TimeTick {
  ms: number;
  edge?: 'start' | 'end';
}

const STEPS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];

/** Both ends, and whole steps of time between them that keep their distance. */
export function timeTicks(from: number, to: number, width: number): TimeTick[] {
  const room = Math.max(1, Math.floor(width / 90));
  const step = (STEPS_S.find((s) => (to - from) / (s * 1000) <= room) ?? 86_400) * 1000;
  const gap = ((to - from) * 78) / width;
  const ticks: TimeTick[] = [{ ms: from, edge: 'start' }];
  const shift = new Date(from).getTimezoneOffset() * 60_000;
  for (let ms = Math.ceil((from - shift) / step) * step + shift; ms < to; ms += step) {
    if (ms - from > gap && to - ms > gap) ticks.push({ ms });
  }
  ticks.push({ ms: to, edge: 'end' });
  return ticks;
}
