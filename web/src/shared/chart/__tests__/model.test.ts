import { describe, expect, it } from 'vitest'
import { curveOf, limitOf } from '@/api/__tests__/shapes'
import type { LimitSegment } from '@/api/types'
import {
  chartSeries,
  dotsIn,
  estimatedLine,
  limitLines,
  lonelyDots,
  nearestIndex,
  solidLine,
  statesOf,
  stepOf,
  summarise
} from '../model'
import { tableOf } from '../table'

const look = { name: 'COD', colour: 1 }
const hour = 3_600_000
const hours = (...at: number[]): number[] => at.map((one) => one * hour)

function series(values: (number | null)[], state: string, times = values.map((_, index) => index * hour)) {
  return chartSeries(curveOf({ values, state }), times, look)
}

const limit = (from: string, to: string, upper: number, standard = 'GB 1'): LimitSegment => limitOf({ upper, standard, from, to })

describe('states of values', () => {
  it('call every hole missing, whatever the letter says', () => {
    expect(statesOf({ values: [1, null, 3], state: 'vve' })).toEqual(['v', 'm', 'e'])
    expect(statesOf({ values: [1, null], state: '' })).toEqual(['v', 'm'])
    expect(statesOf({ values: [1], state: '?' })).toEqual(['v'])
  })
})

describe('lines', () => {
  it('leave a gap as a gap', () => {
    expect(solidLine(series([1, null, 3], 'vmv')).map(([, value]) => value)).toEqual([1, null, 3])
  })

  it('break where values are absent altogether', () => {
    const line = solidLine(series([1, 2, 3, 4], 'vvvv', hours(0, 1, 2, 9)))
    expect(line.map(([, value]) => value)).toEqual([1, 2, 3, null, 4])
  })

  it('do not run through invalid values, which stay visible as dots', () => {
    const one = series([1, 99, 3], 'vxv')
    expect(solidLine(one).map(([, value]) => value)).toEqual([1, null, 3])
    expect(dotsIn(one, 'x')).toEqual([[hour, 99]])
  })

  it('draw estimated values apart, joined to the measured neighbours', () => {
    const one = series([1, 2, 3, 4], 'vevv')
    expect(estimatedLine(one).map(([, value]) => value)).toEqual([1, 2, 3, null])
    expect(estimatedLine(series([1, 2], 'vv'))).toEqual([])
  })

  it('show a value that stands alone between two gaps', () => {
    expect(lonelyDots(solidLine(series([null, 5, null, 6, 7], 'mvmvv')))).toEqual([[hour, 5]])
  })

  it('take the usual step from the middle, not from a hole', () => {
    expect(stepOf(hours(0, 1, 2, 50))).toBe(hour)
    expect(stepOf([])).toBe(0)
  })
})

describe('limit lines', () => {
  const from = Date.parse('2026-01-01T00:00:00+08:00')
  const to = Date.parse('2026-12-31T00:00:00+08:00')

  it('switch on the day a new edition comes into force', () => {
    const lines = limitLines([limit('2020-01-01', '2026-07-01', 100, 'old'), limit('2026-07-01', '2027-01-01', 60, 'new')], from, to)
    expect(lines.map((line) => [line.value, line.standard])).toEqual([
      [100, 'old'],
      [60, 'new']
    ])
    expect(lines[0]!.to).toBe(lines[1]!.from)
    expect(lines[0]!.from).toBe(from)
  })

  it('are left out where they never held in the range', () => {
    expect(limitLines([limit('2010-01-01', '2015-01-01', 9)], from, to)).toEqual([])
  })

  it('join neighbours that say the same', () => {
    const lines = limitLines([limit('2026-01-01', '2026-06-01', 50), limit('2026-06-01', '2027-01-01', 50)], from, to)
    expect(lines).toHaveLength(1)
    expect(lines[0]!.to).toBe(to)
  })
})

describe('pointing', () => {
  it('finds the nearest value', () => {
    expect(nearestIndex([0, 10, 20], 14)).toBe(1)
    expect(nearestIndex([0, 10, 20], 16)).toBe(2)
    expect(nearestIndex([0, 10, 20], -5)).toBe(0)
    expect(nearestIndex([], 5)).toBe(-1)
  })
})

describe('the summary in words', () => {
  it('counts valid, missing and exceeding values and ignores invalid ones', () => {
    const lines = [{ from: 0, to: 10 * hour, value: 10, side: 'upper' as const, standard: 'GB 1' }]
    expect(summarise(series([8, null, 12, 500], 'vmvx'), lines)).toEqual({
      count: 4,
      valid: 2,
      missing: 1,
      min: 8,
      max: 12,
      last: 12,
      over: 1
    })
  })
})

describe('the table of a chart', () => {
  it('says NA for missing and names the state of each value', () => {
    const states = { v: 'valid', s: 'suspect', x: 'invalid', e: 'estimated', m: 'missing' }
    const rows = tableOf([series([8, null], 'em')], { time: 'Time', state: 'State', states })
    expect(rows[0]).toEqual(['Time', 'COD (mg/L)', 'State'])
    expect(rows[1]!.slice(1)).toEqual(['8', 'estimated'])
    expect(rows[2]!.slice(1)).toEqual(['NA', 'missing'])
  })
})
