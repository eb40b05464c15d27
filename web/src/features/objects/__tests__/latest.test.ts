import { describe, expect, it } from 'vitest'
import { figureOf, pointOf, stateOf } from '@/api/__tests__/shapes'
import type { Figure, LatestRow, Level } from '@/api/types'
import { joinLatest, mainFigures, oneEach, orderOfBad, worstFigures, worstLevel, type LatestOfPoint } from '../latest'

function figure(factor: string, level: Level, options: { valid?: boolean; suffix?: string } = {}): Figure {
  return figureOf({ factor, level, suffix: options.suffix ?? 'Avg', state: stateOf({ valid: options.valid ?? true }) })
}

function row(name: string, online: boolean, ageSeconds: number | null, figures: Figure[]): LatestOfPoint {
  return { point: pointOf(name), time: null, ageSeconds, online, figures }
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

  it('judges a point by what has a limit', () => {
    expect(worstLevel(row('x', true, 1, [figure('a', 'unknown'), figure('b', 'ok')]))).toBe('ok')
  })

  it('names pollutants before flow and temperature', () => {
    const figures = ['a01001', 'a00000', 'a34004'].map((code) => figure(code, 'unknown'))
    expect(worstFigures(figures, 3).map((one) => one.factor)).toEqual(['a34004', 'a00000', 'a01001'])
  })

  it('names the worst figures first', () => {
    const one = row('x', true, 1, [figure('a', 'ok'), figure('c', 'near'), figure('b', 'exceeded')])
    expect(worstFigures(one.figures, 2).map((worst) => worst.factor)).toEqual(['b', 'c'])
  })
})

it('lets the converted figure stand for the measured one in a list', () => {
  const figures = [figure('a', 'unknown', { suffix: 'Avg' }), figure('a', 'ok', { suffix: 'ZsAvg' }), figure('b', 'ok', { suffix: 'Avg' })]
  expect(oneEach(figures).map((one) => one.suffix)).toEqual(['ZsAvg', 'Avg'])
})

it('leaves minimum and maximum out of the head of a page', () => {
  const figures = [figure('a', 'ok', { suffix: 'Avg' }), figure('a', 'ok', { suffix: 'Max' })]
  expect(mainFigures(figures)).toHaveLength(1)
  expect(mainFigures([figures[1]!])).toHaveLength(1)
})

describe('points and their newest values', () => {
  const points = ['a', 'b'].map((id) => pointOf(id))
  const sent = (point: string, ageSeconds: number, level: Level): LatestRow => ({
    point,
    kind: 'x',
    time: '2026-11-23T13:00:00+08:00',
    ageSeconds,
    online: true,
    figures: [figure('a', level)]
  })

  it('keep a point that never sent anything', () => {
    expect(joinLatest(points, [], [])[0]).toMatchObject({ time: null, online: false, figures: [] })
  })

  it('take the judged hour for the level and the real-time value for the age', () => {
    const [first, second] = joinLatest(points, [sent('a', 20, 'unknown'), sent('b', 30, 'unknown')], [sent('a', 1800, 'exceeded')])
    expect(first).toMatchObject({ ageSeconds: 20, online: true })
    expect(worstLevel(first!)).toBe('exceeded')
    expect(worstLevel(second!)).toBe('unknown')
  })
})
