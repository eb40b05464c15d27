import { describe, expect, it } from 'vitest'
import { contextOf, moved, previousOf, resized, snap, stepOfSpan, ticksOf, yearBefore, zoomed } from '../bar'
import { dayMs, hourMs, isoOf, parseInstant } from '../period'

const at = (text: string): number => parseInstant(text)!
const span = (from: string, to: string) => ({ from: at(from), to: at(to) })
const read = ({ from, to }: { from: number; to: number }): string => `${isoOf(from).slice(0, 16)} ${isoOf(to).slice(0, 16)}`
const now = at('2026-11-23 13:20')

describe('the time bar', () => {
  it('moves a day by hours and a month by days', () => {
    expect(stepOfSpan(span('2026-11-22 14:00', '2026-11-23 14:00'))).toBe(hourMs)
    expect(stepOfSpan(span('2026-11-01', '2026-12-01'))).toBe(dayMs)
    expect(snap(at('2026-11-23 13:31'), hourMs)).toBe(at('2026-11-23 14:00'))
    expect(isoOf(snap(at('2026-11-23 13:31'), dayMs))).toContain('2026-11-24T00:00')
  })

  it('shows the time around the period and hardly any future', () => {
    const period = span('2026-11-22 14:00', '2026-11-23 14:00')
    const context = contextOf(period, now)
    expect(context.to - context.from).toBe(5 * dayMs)
    expect(context.to - now).toBeLessThanOrEqual(0.25 * dayMs)
    expect(context.to).toBeGreaterThanOrEqual(period.to)
    const past = contextOf(span('2026-01-10', '2026-01-11'), now)
    expect(past.from).toBe(at('2026-01-08'))
    expect(past.to).toBe(at('2026-01-13'))
  })

  it('knows the calendar month before a month, and the same length before anything else', () => {
    expect(read(previousOf(span('2026-03-01', '2026-04-01')))).toBe('2026-02-01T00:00 2026-03-01T00:00')
    expect(read(previousOf(span('2026-01-01', '2026-04-01')))).toBe('2025-10-01T00:00 2026-01-01T00:00')
    expect(read(previousOf(span('2026-11-22 14:00', '2026-11-23 14:00')))).toBe('2026-11-21T14:00 2026-11-22T14:00')
  })

  it('knows the same dates of the year before', () => {
    expect(read(yearBefore(span('2026-11-22 14:00', '2026-11-23 14:00')))).toBe('2025-11-22T14:00 2025-11-23T14:00')
  })

  it('looks closer and farther without leaving the present', () => {
    const day = span('2026-11-22 14:00', '2026-11-23 14:00')
    expect(read(zoomed(day, 0.5, now))).toBe('2026-11-22T20:00 2026-11-23T08:00')
    const wider = zoomed(day, 2, now)
    expect(wider.to).toBe(day.to)
    expect(wider.to - wider.from).toBe(2 * dayMs)
    const least = zoomed(span('2026-11-23 10:00', '2026-11-23 10:10'), 0.5, now)
    expect(least.to).toBeGreaterThan(least.from)
  })

  it('never lets the two ends meet', () => {
    const day = span('2026-11-22 14:00', '2026-11-23 14:00')
    expect(resized(day, 'from', day.to + hourMs).from).toBe(day.to - hourMs)
    expect(resized(day, 'to', day.from - hourMs).to).toBe(day.from + hourMs)
    expect(moved(day, hourMs)).toEqual({ from: day.from + hourMs, to: day.to + hourMs })
  })
})

describe('its ticks', () => {
  const labels = (from: string, to: string, most: number): string[] => ticksOf(span(from, to), most).map((tick) => tick.label)

  it('name days where a day begins and hours between', () => {
    expect(labels('2026-11-22 12:00', '2026-11-23 12:00', 4)).toEqual(['12:00', '18:00', '11-23', '06:00'])
  })

  it('name months and years in reporting time', () => {
    expect(labels('2026-01-01', '2027-01-01', 6)).toEqual(['2026-01', '2026-04', '2026-07', '2026-10'])
    expect(labels('2021-01-01', '2027-01-01', 6)).toEqual(['2021', '2022', '2023', '2024', '2025', '2026'])
  })

  it('are never more than can be read', () => {
    for (const days of [0.1, 1, 5, 35, 400, 4000]) {
      const from = at('2020-03-07 05:00')
      expect(ticksOf({ from, to: from + days * dayMs }, 6).length).toBeLessThanOrEqual(8)
    }
  })
})
