import { describe, expect, it } from 'vitest'
import type { Closure } from '@/api/types'
import { endless, standingOf } from '../closures'

const closing = (from: string, to: string | null = null): Closure => ({ from: `${from}T00:00:00+08:00`, to: to && `${to}T00:00:00+08:00`, reason: 'r', inherited: false })
const noon = Date.parse('2026-06-15T12:00:00+08:00')

describe('a closing', () => {
  it('holds from its first day to the day before the reopening', () => {
    expect(standingOf([closing('2026-06-15')], noon).standing).toBe('closed')
    expect(standingOf([closing('2026-06-01', '2026-06-16')], noon).standing).toBe('closed')
    expect(standingOf([closing('2026-06-01', '2026-06-15')], noon).standing).toBe('open')
  })

  it('that is still to come is told before it holds', () => {
    const coming = closing('2026-07-01')
    expect(standingOf([closing('2026-01-01', '2026-02-01'), coming], noon)).toEqual({ standing: 'closing', closure: coming })
  })

  it('without an end is the one that can be reopened', () => {
    expect(endless([closing('2026-01-01', '2026-02-01')])).toBeNull()
    expect(endless([closing('2026-01-01', '2026-02-01'), closing('2026-07-01')])?.from).toContain('2026-07-01')
  })
})
