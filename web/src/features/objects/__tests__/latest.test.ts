import { describe, expect, it } from 'vitest'
import type { Figure, LatestOfPoint, Level } from '@/api/types'
import { mainFigures, orderOfBad, worstFigures, worstLevel } from '../latest'

function figure(factor: string, level: Level, options: { valid?: boolean; suffix?: string } = {}): Figure {
  return {
    point: 'p',
    factor,
    suffix: options.suffix ?? null,
    text: '1',
    number: 1,
    unit: 'mg/L',
    averaging: 'hour',
    start: '2026-11-23T12:00:00+08:00',
    end: '2026-11-23T13:00:00+08:00',
    state: { review: 'raw', origin: 'measured', valid: options.valid ?? true, why: [] },
    level
  }
}

function row(name: string, online: boolean, ageSeconds: number | null, figures: Figure[]): LatestOfPoint {
  return { point: { id: name, code: name, name, kind: 'air_station' }, time: null, ageSeconds, online, figures }
}

describe('the order of bad', () => {
  it('puts exceeding first, then silent ones, then the longest silent', () => {
    const rows = [
      row('fine', true, 10, [figure('a', 'ok')]),
      row('silent', false, 9000, [figure('a', 'ok')]),
      row('never', false, null, []),
      row('bad', true, 10, [figure('a', 'ok'), figure('b', 'exceeded')])
    ]
    expect(orderOfBad(rows).map((one) => one.point.name)).toEqual(['bad', 'never', 'silent', 'fine'])
  })

  it('does not blame a point for an invalid value', () => {
    expect(worstLevel(row('x', true, 1, [figure('a', 'exceeded', { valid: false }), figure('b', 'ok')]))).toBe('ok')
  })

  it('names the worst figures first', () => {
    const one = row('x', true, 1, [figure('a', 'ok'), figure('c', 'near'), figure('b', 'exceeded')])
    expect(worstFigures(one, 2).map((worst) => worst.factor)).toEqual(['b', 'c'])
  })
})

it('leaves minimum and maximum out of the head of a page', () => {
  const figures = [figure('a', 'ok', { suffix: 'Avg' }), figure('a', 'ok', { suffix: 'Max' })]
  expect(mainFigures(figures)).toHaveLength(1)
  expect(mainFigures([figures[1]!])).toHaveLength(1)
})
