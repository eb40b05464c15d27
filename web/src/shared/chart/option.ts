import { margin } from './area'
import {
  dotsIn,
  estimatedLine,
  hasSpread,
  lonelyDots,
  solidLine,
  type ChartSeries,
  type DotOrGap,
  type LimitLine
} from './model'
import type { Scale } from './scale'
import { plainNumber } from '@/shared/format/number'

/** Colours read from the tokens, since a canvas knows no variables. */
export interface Palette {
  ink: string
  soft: string
  line: string
  surface: string
  danger: string
  font: string
  series: readonly string[]
}

export interface Picture {
  series: readonly ChartSeries[]
  limits: readonly LimitLine[]
  scale: Scale
  from: number
  to: number
}

/** The time axis of the engine counts in UTC; shifted values make its ticks fall on reporting hours. */
const shift = 8 * 3_600_000

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element)
  const token = (name: string): string => style.getPropertyValue(name).trim()
  return {
    ink: token('--ink'),
    soft: token('--ink-2'),
    line: token('--line'),
    surface: token('--surface'),
    danger: token('--danger'),
    font: token('--font'),
    series: Array.from({ length: 8 }, (_, index) => token(`--series-${index + 1}`))
  }
}

function shifted(dots: readonly DotOrGap[]): DotOrGap[] {
  return dots.map(([time, value]) => [time + shift, value])
}

function lineOf(series: ChartSeries, colour: string): object[] {
  const base = { type: 'line', silent: true, animation: false, showSymbol: false, connectNulls: false, color: colour }
  const solid = solidLine(series)
  const dots = { type: 'scatter', silent: true, animation: false }
  return [
    ...spreadOf(series, colour),
    { ...base, data: shifted(solid), lineStyle: { width: 1.6, color: colour } },
    { ...base, data: shifted(estimatedLine(series)), lineStyle: { width: 1.6, color: colour, type: [5, 4] } },
    { ...dots, data: shifted(lonelyDots(solid)), symbolSize: 4, itemStyle: { color: colour } }
  ]
}

function spreadOf(series: ChartSeries, colour: string): object[] {
  if (!hasSpread(series)) return []
  const bound = (values: readonly (number | null)[], index: number): number | null =>
    series.states[index] === 'x' ? null : (values[index] ?? null)
  const low = series.times.map((time, index): DotOrGap => [time, bound(series.min!, index)])
  const high = series.times.map((time, index): DotOrGap => {
    const [bottom, top] = [bound(series.min!, index), bound(series.max!, index)]
    return [time, bottom === null || top === null ? null : top - bottom]
  })
  const base = {
    type: 'line',
    silent: true,
    animation: false,
    showSymbol: false,
    stack: `spread ${series.key}`,
    stackStrategy: 'all',
    lineStyle: { width: 0 }
  }
  return [
    { ...base, data: shifted(low) },
    { ...base, data: shifted(high), areaStyle: { color: colour, opacity: 0.16 } }
  ]
}

function doubtsOf(series: ChartSeries, colour: string, palette: Palette): object[] {
  const dots = { type: 'scatter', silent: true, animation: false }
  return [
    {
      ...dots,
      data: shifted(dotsIn(series, 's')),
      symbol: 'circle',
      symbolSize: 6,
      itemStyle: { color: palette.surface, borderColor: colour, borderWidth: 1.5 }
    },
    {
      ...dots,
      data: shifted(dotsIn(series, 'x')),
      symbol: 'path://M0 0L8 8M8 0L0 8',
      symbolSize: 7,
      itemStyle: { color: 'none', borderColor: palette.soft, borderWidth: 1.3 }
    }
  ]
}

function limitOf(limit: LimitLine, palette: Palette): object {
  return {
    type: 'line',
    silent: true,
    animation: false,
    showSymbol: false,
    data: shifted([
      [limit.from, limit.value],
      [limit.to, limit.value]
    ]),
    lineStyle: { width: 1.2, color: palette.danger, type: [6, 4] },
    z: 4
  }
}

export function optionOf(picture: Picture, palette: Palette): Record<string, unknown> {
  const { scale } = picture
  const text = { color: palette.soft, fontSize: 12, fontFamily: palette.font }
  const colourOf = (series: ChartSeries): string => palette.series[(series.colour - 1) % 8]!
  return {
    animation: false,
    useUTC: true,
    grid: { ...margin, containLabel: false, outerBoundsMode: 'none' },
    xAxis: {
      type: 'time',
      min: picture.from + shift,
      max: picture.to + shift,
      axisLine: { lineStyle: { color: palette.line } },
      axisTick: { lineStyle: { color: palette.line } },
      axisLabel: {
        ...text,
        hideOverlap: true,
        formatter: {
          year: '{yyyy}',
          month: '{yyyy}-{MM}',
          day: '{MM}-{dd}',
          hour: '{HH}:{mm}',
          minute: '{HH}:{mm}',
          second: '{HH}:{mm}:{ss}'
        }
      }
    },
    yAxis: {
      type: 'value',
      min: scale.min,
      max: scale.max,
      interval: scale.step,
      axisLabel: { ...text, formatter: (value: number) => plainNumber(value) },
      splitLine: { lineStyle: { color: palette.line, width: 1 } }
    },
    series: [
      ...picture.series.flatMap((series) => lineOf(series, colourOf(series))),
      ...picture.limits.filter((limit) => limit.value <= scale.max).map((limit) => limitOf(limit, palette)),
      ...picture.series.flatMap((series) => doubtsOf(series, colourOf(series), palette))
    ]
  }
}
