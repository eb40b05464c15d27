import { describe, expect, it } from 'vitest'
import { aqiPaint, worstOf } from '../level'

describe('levels', () => {
  it('ink deep colours white and ring the pale ones on light ground', () => {
    expect(aqiPaint(2)).toMatchObject({ ink: 'var(--on-aqi-bright)', ring: 'var(--level-ring-dark)' })
    expect(aqiPaint(6)).toMatchObject({ ink: 'var(--on-aqi-deep)', ring: 'var(--level-ring-light)', ringWidth: 1.5 })
  })

  it('find the worst; not knowing is worse than being fine', () => {
    expect(worstOf(['ok', 'unknown', 'near'])).toBe('near')
    expect(worstOf(['ok', 'unknown'])).toBe('unknown')
    expect(worstOf([])).toBe('unknown')
  })
})
