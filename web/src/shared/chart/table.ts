import { timeText } from '@/shared/format/date'
import { unitText } from '@/shared/format/unit'
import type { ChartSeries, ValueState } from './model'

export interface TableWords {
  time: string
  state: string
  states: Record<ValueState, string>
}

/** The same query as rows: time, then value and state of each series. Missing is NA, as in the papers of the trade. */
export function tableOf(series: readonly ChartSeries[], words: TableWords): string[][] {
  const head = [words.time]
  for (const one of series) {
    const unit = unitText(one.unit)
    head.push(unit ? `${one.name} (${unit})` : one.name, series.length > 1 ? `${one.name} ${words.state}` : words.state)
  }
  const times = series[0]?.times ?? []
  const rows = times.map((time, index) => [
    timeText(time),
    ...series.flatMap((one) => {
      const value = one.values[index]
      const state = one.states[index] ?? 'm'
      return [value === null || value === undefined ? 'NA' : String(Number(value.toPrecision(10))), words.states[state]]
    })
  ])
  return [head, ...rows]
}
