import { describe, expect, it } from 'vitest'
import { isoOf, kindForSpan, parseInstant, presetRange, startOfDay } from '../period'

const now = parseInstant('2026-11-23 13:20')!

function spelled(name: Parameters<typeof presetRange>[0], at = now): [string, string] {
  const { from, to } = presetRange(name, at)
  return [isoOf(from).slice(0, 16), isoOf(to).slice(0, 16)]
}

describe('periods of the reporting zone', () => {
  it('reach back a day from the end of the running hour', () => {
    expect(spelled('day')).toEqual(['2026-11-22T14:00', '2026-11-23T14:00'])
  })

  it('begin the week on Monday', () => {
    expect(spelled('week')).toEqual(['2026-11-23T00:00', '2026-11-30T00:00'])
    expect(spelled('week', parseInstant('2026-11-29 23:59')!)).toEqual(['2026-11-23T00:00', '2026-11-30T00:00'])
  })

  it('run over the end of the year', () => {
    expect(spelled('month', parseInstant('2026-12-05')!)).toEqual(['2026-12-01T00:00', '2027-01-01T00:00'])
    expect(spelled('quarter')).toEqual(['2026-10-01T00:00', '2027-01-01T00:00'])
  })

  it('take the running autumn and winter, or the last one in summer', () => {
    expect(spelled('season')).toEqual(['2026-10-01T00:00', '2027-04-01T00:00'])
    expect(spelled('season', parseInstant('2026-02-01')!)).toEqual(['2025-10-01T00:00', '2026-04-01T00:00'])
    expect(spelled('season', parseInstant('2026-07-01')!)).toEqual(['2025-10-01T00:00', '2026-04-01T00:00'])
  })

  it('accept typed dates and refuse a range that ends before it begins', () => {
    expect(presetRange('custom', now, { from: '2026-01-01', to: '2026-01-02 12:00' })).toMatchObject({ name: 'custom' })
    expect(presetRange('custom', now, { from: '2026-01-02', to: '2026-01-01' }).name).toBe('day')
  })
})

describe('instants', () => {
  it('without offset are reporting time', () => {
    expect(parseInstant('2026-11-23 08:00')).toBe(Date.UTC(2026, 10, 23))
    expect(parseInstant('2026-11-23T08:00:00+08:00')).toBe(Date.UTC(2026, 10, 23))
    expect(parseInstant('yesterday')).toBeUndefined()
  })

  it('know the beginning of their day', () => {
    expect(isoOf(startOfDay(parseInstant('2026-11-23 00:00')!))).toBe('2026-11-23T00:00:00+08:00')
    expect(isoOf(startOfDay(parseInstant('2026-11-23 23:59')!))).toBe('2026-11-23T00:00:00+08:00')
  })
})

it('chooses an averaging that the screen can show', () => {
  expect(kindForSpan(86_400_000)).toBe('minute')
  expect(kindForSpan(30 * 86_400_000)).toBe('hour')
  expect(kindForSpan(365 * 86_400_000)).toBe('day')
})
