import { describe, expect, it } from 'vitest'
import { bandOf, instantAt, margin, xOf, yOf } from '../area'
import { domainOf, limitFits, scaleFor } from '../scale'

describe('the value axis', () => {
  it('has round ends and steps', () => {
    expect(scaleFor(0, 37)).toMatchObject({ min: 0, max: 40, step: 10, broken: false })
    expect(scaleFor(0, 0.83)).toMatchObject({ min: 0, max: 1, step: 0.25 })
  })

  it('keeps zero when it is near and says so when it leaves it', () => {
    expect(scaleFor(12, 40).min).toBe(0)
    expect(scaleFor(980, 1010)).toMatchObject({ broken: true })
  })

  it('survives equal, negative and absent values', () => {
    expect(scaleFor(5, 5)).toMatchObject({ min: 0 })
    expect(scaleFor(0, 0)).toMatchObject({ min: 0, max: 1 })
    expect(scaleFor(-5, -5).min).toBeLessThan(-5)
    expect(domainOf([], [])).toMatchObject({ min: 0, max: 1 })
  })

  it('does not press the values flat to show a distant limit', () => {
    const limit = { from: 0, to: 1, value: 100, side: 'upper' as const, standard: 'GB 1' }
    expect(limitFits(limit, 50)).toBe(true)
    expect(limitFits(limit, 5)).toBe(false)
  })
})

describe('what is laid over the plot', () => {
  const area = { width: 574, height: 236, from: 0, to: 1000 }

  it('lands on the same instants as the canvas', () => {
    expect(xOf(area, 0)).toBe(margin.left)
    expect(xOf(area, 1000)).toBe(574 - margin.right)
    expect(instantAt(area, xOf(area, 250))).toBeCloseTo(250)
    expect(yOf(area, 0, { min: 0, max: 10 })).toBe(236 - margin.bottom)
  })

  it('stays inside and remains visible', () => {
    expect(xOf(area, 5000)).toBe(574 - margin.right)
    expect(bandOf(area, 500, 500).width).toBe('2px')
  })
})
