import { dayMs, hourMs, reportingParts, startOf, startOfDay } from './period'

/** A stretch of time: [from, to) in instants. */
export interface Span {
  from: number
  to: number
}

export interface Tick {
  at: number
  label: string
  /** A day, month or year begins here. */
  strong: boolean
}

const minuteMs = 60_000
/** No future is shown beyond this share of the period: there is nothing to be seen yet. */
const ahead = 0.25

/** The grain of a period: what one press of an arrow moves and what a drag snaps to. */
export function stepOfSpan({ from, to }: Span): number {
  const span = to - from
  if (span <= 2 * hourMs) return 5 * minuteMs
  return span <= 4 * dayMs ? hourMs : dayMs
}

export function snap(instant: number, step: number): number {
  if (step >= dayMs) return startOfDay(instant + dayMs / 2)
  return Math.round(instant / step) * step
}

/** What the bar shows around a period: two of its lengths to either side, but hardly any future. */
export function contextOf(period: Span, now: number): Span {
  const span = period.to - period.from
  const to = Math.max(period.to, Math.min(period.to + 2 * span, now + ahead * span))
  return { from: to - 5 * span, to }
}

/** The period moved by so many of its own lengths, whole days as whole days. */
export function shifted(period: Span, lengths: number): Span {
  const by = (period.to - period.from) * lengths
  return { from: period.from + by, to: period.to + by }
}

/** The period before of the same kind: a calendar month before a month, else the same length before. */
export function previousOf(period: Span): Span {
  const [start, end] = [reportingParts(period.from), reportingParts(period.to)]
  const whole = start.day === 1 && end.day === 1 && startOfDay(period.from) === period.from && startOfDay(period.to) === period.to
  if (!whole) return shifted(period, -1)
  const months = (end.year - start.year) * 12 + end.month - start.month
  return { from: startOf(start.year, start.month - months, 1), to: period.from }
}

/** The same dates one year before. */
export function yearBefore({ from, to }: Span): Span {
  const back = (instant: number): number => {
    const { year, month, day } = reportingParts(instant)
    return startOf(year - 1, month, day) + (instant - startOfDay(instant))
  }
  return { from: back(from), to: back(to) }
}

/** Half or twice as long around the same middle, snapped; never shorter than one step. */
export function zoomed(period: Span, factor: number, now: number): Span {
  const span = period.to - period.from
  const next = Math.min(Math.max(span * factor, 30 * minuteMs), 10 * 366 * dayMs)
  const middle = (period.from + period.to) / 2
  const step = stepOfSpan({ from: 0, to: next })
  const reach = next / 2
  const late = Math.max(period.to, snap(now + step / 2, step))
  const to = Math.min(snap(middle + reach, step), late)
  return { from: Math.min(snap(to - next, step), to - step), to }
}

export function moved(period: Span, by: number): Span {
  return { from: period.from + by, to: period.to + by }
}

/** One end moved; the ends never meet. */
export function resized(period: Span, end: 'from' | 'to', instant: number): Span {
  const step = stepOfSpan(period)
  return end === 'from'
    ? { from: Math.min(instant, period.to - step), to: period.to }
    : { from: period.from, to: Math.max(instant, period.from + step) }
}

const plain = [hourMs / 12, hourMs / 4, hourMs, 3 * hourMs, 6 * hourMs, 12 * hourMs, dayMs, 2 * dayMs, 7 * dayMs]
const months = [1, 3, 6, 12, 24, 60]

/** Labelled instants, as many as can be read side by side. */
export function ticksOf({ from, to }: Span, most: number): Tick[] {
  const step = plain.find((one) => (to - from) / one <= most)
  return step ? plainTicks({ from, to }, step) : monthTicks({ from, to }, most)
}

function plainTicks({ from, to }: Span, step: number): Tick[] {
  const ticks: Tick[] = []
  const origin = startOfDay(from)
  for (let at = origin; at < to; at += step) if (at >= from) ticks.push(tickAt(at, step))
  return ticks
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

function tickAt(at: number, step: number): Tick {
  const { month, day } = reportingParts(at)
  const into = at - startOfDay(at)
  const strong = into === 0
  const clock = `${two(Math.floor(into / hourMs))}:${two(Math.floor((into % hourMs) / minuteMs))}`
  return { at, strong: strong && step < dayMs, label: strong ? `${two(month)}-${two(day)}` : clock }
}

function monthTicks({ from, to }: Span, most: number): Tick[] {
  const every = months.find((one) => (to - from) / (one * 30.5 * dayMs) <= most) ?? 120
  const { year, month } = reportingParts(from)
  const ticks: Tick[] = []
  const first = every >= 12 ? 1 : month - ((month - 1) % every)
  for (let count = 0; ticks.length <= most + 2; count += every) {
    const at = startOf(year, first + count, 1)
    if (at >= to) break
    const parts = reportingParts(at)
    const label = every >= 12 ? String(parts.year) : `${parts.year}-${two(parts.month)}`
    if (at >= from) ticks.push({ at, label, strong: parts.month === 1 && every < 12 })
  }
  return ticks
}
