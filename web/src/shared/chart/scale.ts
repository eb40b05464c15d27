import type { ChartSeries, LimitLine } from './model'

export interface Scale {
  min: number
  max: number
  step: number
  /** The axis does not start at zero and must say so with a break mark. */
  broken: boolean
}

function niceStep(span: number, parts: number): number {
  const raw = span / parts
  const power = 10 ** Math.floor(Math.log10(raw))
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= raw - power * 1e-9) ?? 10
  return factor * power
}

/** Round ends and steps for values from `low` to `high`; zero is kept when it is near. */
export function scaleFor(low: number, high: number, parts = 4): Scale {
  let [from, to] = low <= high ? [low, high] : [0, 1]
  if (from === to) [from, to] = from === 0 ? [0, 1] : from > 0 ? [0, from * 1.25] : [from * 1.25, 0]
  if (from > 0 && from < (to - from) * 2) from = 0
  const step = niceStep(to - from, parts)
  const min = Math.floor(from / step + 1e-9) * step
  const max = Math.ceil(to / step - 1e-9) * step
  return { min: clean(min), max: clean(max), step: clean(step), broken: min > 0 }
}

function clean(value: number): number {
  return Number(value.toPrecision(12))
}

/** A limit is drawn inside the plot unless it would press the values flat against the axis. */
export function limitFits(limit: LimitLine, high: number): boolean {
  return limit.value <= Math.max(high * 3, 0) || high <= 0
}

export function domainOf(series: readonly ChartSeries[], limits: readonly LimitLine[]): Scale {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const take = (value: number | null | undefined): void => {
    if (value === null || value === undefined) return
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  for (const one of series) for (const values of [one.values, one.min, one.max]) values?.forEach(take)
  const measured = high
  for (const limit of limits) if (!Number.isFinite(measured) || limitFits(limit, measured)) take(limit.value)
  return Number.isFinite(high) ? scaleFor(low, high) : scaleFor(0, 1)
}
