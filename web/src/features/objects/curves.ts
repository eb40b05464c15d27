import type { PointDetail, SeriesAnswer, SeriesKind } from '@/api/types'
import { instantOf } from '@/shared/format/date'
import { chartSeries, type ChartSeries } from '@/shared/chart/model'
import { kindForSpan } from '@/shared/time/period'
import { isAuxiliary } from './latest'

export const seriesKinds: readonly SeriesKind[] = ['realtime', 'minute', 'hour', 'day']

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

export function gapsOf(answer: SeriesAnswer): [number, number][] {
  return (answer.gaps ?? []).map(([from, to]) => [instantOf(from), instantOf(to)])
}

/** The whole hours a selection touches: marks and rulings are about hours. */
export function wholeHours(from: number, to: number): { from: number; to: number } {
  const hour = 3_600_000
  const start = Math.floor(from / hour) * hour
  return { from: start, to: Math.max(start + hour, Math.ceil(to / hour) * hour) }
}
