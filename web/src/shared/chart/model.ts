import type { LimitSegment, SeriesOfFactor } from '@/api/types'
import { instantOf } from '@/shared/format/date'

/** v valid, s suspect, x invalid, e estimated, m missing. */
export type ValueState = 'v' | 's' | 'x' | 'e' | 'm'

/** One line of a chart. Values that are missing are null: they are never joined, and never zero. */
export interface ChartSeries {
  key: string
  name: string
  unit: string
  /** Place in the order of series colours, 1 to 8. */
  colour: number
  times: readonly number[]
  values: readonly (number | null)[]
  states: readonly ValueState[]
  min: readonly (number | null)[] | null
  max: readonly (number | null)[] | null
  why: Readonly<Record<string, string[]>>
}

export type Dot = [number, number]
export type DotOrGap = [number, number | null]

const known = new Set<string>(['v', 's', 'x', 'e', 'm'])

export function statesOf(series: Pick<SeriesOfFactor, 'values' | 'state'>): ValueState[] {
  return series.values.map((value, index) => {
    if (value === null || value === undefined) return 'm'
    const letter = series.state?.[index]
    return letter && known.has(letter) && letter !== 'm' ? (letter as ValueState) : 'v'
  })
}

export function chartSeries(
  series: SeriesOfFactor,
  times: readonly number[],
  look: { name: string; colour: number }
): ChartSeries {
  return {
    key: `${series.factor}-${series.suffix ?? ''}`,
    unit: series.unit,
    times,
    values: series.values,
    states: statesOf(series),
    min: series.min ?? null,
    max: series.max ?? null,
    why: series.why ?? {},
    ...look
  }
}

/** The usual distance of two neighbouring values: the median, so that holes do not stretch it. */
export function stepOf(times: readonly number[]): number {
  const steps = times.slice(1).map((time, index) => time - times[index]!)
  steps.sort((a, b) => a - b)
  return steps[Math.floor(steps.length / 2)] ?? 0
}

function drawn(state: ValueState | undefined): boolean {
  return state === 'v' || state === 's'
}

/** The solid line: valid and suspect values; anything else, or a hole in time, breaks it. */
export function solidLine(series: ChartSeries): DotOrGap[] {
  const step = stepOf(series.times)
  const line: DotOrGap[] = []
  series.times.forEach((time, index) => {
    const before = series.times[index - 1]
    if (before !== undefined && step > 0 && time - before > 1.5 * step) line.push([before + step, null])
    line.push([time, drawn(series.states[index]) ? series.values[index]! : null])
  })
  return line
}

/** The dashed line: estimated values, joined to the measured ones right beside them. */
export function estimatedLine(series: ChartSeries): DotOrGap[] {
  const estimated = (index: number): boolean => series.states[index] === 'e'
  const line = series.times.map((time, index): DotOrGap => {
    const beside = drawn(series.states[index]) && (estimated(index - 1) || estimated(index + 1))
    return [time, estimated(index) || beside ? series.values[index]! : null]
  })
  return line.some((_, index) => estimated(index)) ? line : []
}

export function dotsIn(series: ChartSeries, state: ValueState): Dot[] {
  return series.times.flatMap((time, index) =>
    series.states[index] === state ? [[time, series.values[index]!] as Dot] : []
  )
}

/** Values with a gap on both sides: a line would not show them at all. */
export function lonelyDots(line: readonly DotOrGap[]): Dot[] {
  return line.flatMap(([time, value], index) =>
    value !== null && (line[index - 1]?.[1] ?? null) === null && (line[index + 1]?.[1] ?? null) === null
      ? [[time, value] as Dot]
      : []
  )
}

export function hasSpread(series: ChartSeries): boolean {
  const { min, max } = series
  return min !== null && max !== null && min.some((low, index) => low !== null && max[index] != null && max[index]! > low)
}

export interface LimitLine {
  from: number
  to: number
  value: number
  side: 'upper' | 'lower'
  standard: string
}

/** A limit holds from its date to the next edition's: cut to the shown range, neighbours of equal value joined. */
export function limitLines(limits: readonly LimitSegment[], from: number, to: number): LimitLine[] {
  const lines: LimitLine[] = []
  for (const limit of limits) {
    const start = Math.max(from, instantOf(limit.from))
    const end = Math.min(to, limit.to ? instantOf(limit.to) : to)
    if (!(start < end)) continue
    for (const side of ['upper', 'lower'] as const) {
      const value = limit[side]
      if (value !== null && value !== undefined) lines.push({ from: start, to: end, value, side, standard: limit.standard })
    }
  }
  lines.sort((a, b) => a.side.localeCompare(b.side) || a.from - b.from)
  return joined(lines)
}

function joined(lines: readonly LimitLine[]): LimitLine[] {
  const result: LimitLine[] = []
  for (const line of lines) {
    const last = result.at(-1)
    const same = last && last.side === line.side && last.value === line.value && last.standard === line.standard
    if (same && last.to >= line.from) last.to = Math.max(last.to, line.to)
    else result.push({ ...line })
  }
  return result
}

/** Index of the value nearest to an instant, or -1 when there is none. */
export function nearestIndex(times: readonly number[], instant: number): number {
  if (times.length === 0) return -1
  let low = 0
  let high = times.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (times[middle]! < instant) low = middle + 1
    else high = middle
  }
  return low > 0 && instant - times[low - 1]! < times[low]! - instant ? low - 1 : low
}

export interface Summary {
  count: number
  valid: number
  missing: number
  min: number | null
  max: number | null
  last: number | null
  over: number
}

/** What a person who cannot see the chart is told about it. */
export function summarise(series: ChartSeries, limits: readonly LimitLine[]): Summary {
  const summary: Summary = { count: series.values.length, valid: 0, missing: 0, min: null, max: null, last: null, over: 0 }
  series.values.forEach((value, index) => {
    if (value === null) summary.missing++
    if (value === null || series.states[index] === 'x') return
    summary.valid++
    summary.last = value
    summary.min = summary.min === null ? value : Math.min(summary.min, value)
    summary.max = summary.max === null ? value : Math.max(summary.max, value)
    if (limits.some((limit) => breaks(limit, series.times[index]!, value))) summary.over++
  })
  return summary
}

function breaks(limit: LimitLine, time: number, value: number): boolean {
  if (time < limit.from || time >= limit.to) return false
  return limit.side === 'upper' ? value > limit.value : value < limit.value
}
