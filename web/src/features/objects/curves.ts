import type { EventItem, Mark, PointDetail, SeriesAnswer } from '@/api/types'
import { instantOf } from '@/shared/format/date'
import { chartSeries, type ChartSeries } from '@/shared/chart/model'
import { kindForSpan } from '@/shared/time/period'
import { isAuxiliary } from './latest'

export const seriesKinds = ['realtime', 'minute', 'hour', 'day'] as const
export type SeriesKind = (typeof seriesKinds)[number]

/** The kind named in the address, or the one that suits the span. */
export function kindOf(named: unknown, span: number): SeriesKind {
  return seriesKinds.find((kind) => kind === named) ?? kindForSpan(span)
}

export interface FactorChart {
  factor: string
  series: ChartSeries[]
  unit: string
}

const mainSuffix = /^(avg|rtd)$/i
const convertedSuffix = /^zs/i

/** One chart per factor, pollutants before what explains them, else in the point's own order: two quantities are two charts on one time axis. */
export function chartsOf(answer: SeriesAnswer, point: PointDetail, nameOf: (code: string, suffix: string) => string): FactorChart[] {
  const codes = point.factors.map((factor) => factor.code)
  const order = (code: string): number => place(code) + (isAuxiliary(code) ? codes.length + 1 : 0)
  const place = (code: string): number => (codes.includes(code) ? codes.indexOf(code) : codes.length)
  const charts = new Map<string, FactorChart>()
  for (const series of answer.series) {
    const suffix = series.suffix ?? ''
    if (suffix && !mainSuffix.test(suffix) && !convertedSuffix.test(suffix)) continue
    const key = `${series.factor} ${series.unit}`
    const chart = charts.get(key) ?? { factor: series.factor, series: [], unit: series.unit }
    const colour = ((place(series.factor) + chart.series.length * 3) % 8) + 1
    chart.series.push(chartSeries(series, answer.times, { name: nameOf(series.factor, suffix), colour }))
    charts.set(key, chart)
  }
  return [...charts.values()].sort((a, b) => order(a.factor) - order(b.factor))
}

/** Holes in the data up to now: what is still to come is not missing. */
export function gapsOf(answer: SeriesAnswer, now: number): [number, number][] {
  return answer.gaps.map(([from, to]): [number, number] => [from!, Math.min(to!, now)]).filter(([from, to]) => from < to)
}

interface Band {
  from: number
  to: number
  kind: 'gap' | 'event' | 'mark'
  title: string
}

/** What the time bar shows beside the period: holes, open events from their beginning on, and marks. */
export function bandsOf(
  gaps: readonly (readonly [number, number])[],
  events: readonly EventItem[],
  marks: readonly Mark[],
  now: number,
  words: { gap: string; markText: (kind: string) => string }
): Band[] {
  return [
    ...gaps.map(([from, to]): Band => ({ from, to, kind: 'gap', title: words.gap })),
    ...events.map((event): Band => ({
      from: instantOf(event.beganAt ?? event.openedAt),
      to: instantOf(event.clearedAt ?? event.closedAt ?? now),
      kind: 'event',
      title: event.title
    })),
    ...marks
      .filter((mark) => mark.layer !== 'device' && !mark.withdrawnAt)
      .map((mark): Band => ({ from: instantOf(mark.from), to: instantOf(mark.to), kind: 'mark', title: words.markText(mark.kind) }))
  ]
}

/** The whole hours a selection touches: marks and rulings are about hours. */
export function wholeHours(from: number, to: number): { from: number; to: number } {
  const hour = 3_600_000
  const start = Math.floor(from / hour) * hour
  return { from: start, to: Math.max(start + hour, Math.ceil(to / hour) * hour) }
}
