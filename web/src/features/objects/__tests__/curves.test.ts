import { describe, expect, it } from 'vitest'
import { curveOf, eventOf } from '@/api/__tests__/shapes'
import type { PointDetail, SeriesAnswer, SeriesOfFactor } from '@/api/types'
import { bandsOf, chartsOf, gapsOf, kindOf, wholeHours } from '../curves'

const point = {
  factors: [
    { code: 'w01018', name: 'COD', unit: 'mg/L' },
    { code: 'w21003', name: 'NH3-N', unit: 'mg/L' }
  ]
} as PointDetail

const series = (factor: string, suffix: string): SeriesOfFactor => curveOf({ factor, suffix })

const answer = (all: SeriesOfFactor[]): SeriesAnswer => ({
  point: 'p',
  kind: 'hour',
  from: '',
  to: '',
  times: [0],
  series: all,
  limits: [],
  gaps: [[0, 3_600_000]]
})

describe('the charts of a point', () => {
  it('are one per factor in the order of the point', () => {
    const charts = chartsOf(answer([series('w21003', 'Avg'), series('w01018', 'Avg')]), point, (code) => code)
    expect(charts.map((chart) => chart.factor)).toEqual(['w01018', 'w21003'])
  })

  it('put the converted value beside the measured one and leave extremes to the band', () => {
    const charts = chartsOf(answer([series('w01018', 'Avg'), series('w01018', 'ZsAvg'), series('w01018', 'Max')]), point, (_, suffix) => suffix)
    expect(charts).toHaveLength(1)
    expect(charts[0]!.series.map((one) => one.name)).toEqual(['Avg', 'ZsAvg'])
    expect(charts[0]!.series[0]!.colour).not.toBe(charts[0]!.series[1]!.colour)
  })

  it('know their gaps as instants', () => {
    expect(gapsOf(answer([]), 9_000_000)).toEqual([[0, 3_600_000]])
  })
})

it('calls nothing missing that is still to come', () => {
  expect(gapsOf(answer([]), 1_000)).toEqual([[0, 1_000]])
  expect(gapsOf(answer([]), -1)).toEqual([])
})

it('shows an event from its beginning until now while it lasts', () => {
  const words = { gap: 'gap', markText: (kind: string) => kind }
  const event = eventOf({ beganAt: '1970-01-01T08:00:01+08:00', title: 'too much' })
  expect(bandsOf([[0, 5]], [event], [], 9_000, words)).toEqual([
    { from: 0, to: 5, kind: 'gap', title: 'gap' },
    { from: 1_000, to: 9_000, kind: 'event', title: 'too much' }
  ])
})

it('widens a selection to whole hours', () => {
  expect(wholeHours(10, 20)).toEqual({ from: 0, to: 3_600_000 })
  expect(wholeHours(3_600_000, 7_200_000)).toEqual({ from: 3_600_000, to: 7_200_000 })
})

it('takes the kind from the address before that of the span', () => {
  expect(kindOf('day', 1000)).toBe('day')
  expect(kindOf('nonsense', 30 * 86_400_000)).toBe('hour')
})
