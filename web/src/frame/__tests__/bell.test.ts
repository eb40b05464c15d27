import { describe, expect, it } from 'vitest'
import { eventOf } from '@/api/__tests__/shapes'
import { spokenOf } from '../bell'

describe('the bell', () => {
  it('speaks the first urgent event', () => {
    const events = [eventOf({ id: 'a', severity: 3 }), eventOf({ id: 'b', severity: 4 }), eventOf({ id: 'c', severity: 4 })]
    expect(spokenOf(events)?.id).toBe('b')
  })

  it('says nothing of what was found in late data', () => {
    const late = eventOf({ id: 'late', severity: 4, late: true })
    expect(spokenOf([late])).toBeUndefined()
    expect(spokenOf([late, eventOf({ id: 'fresh', severity: 4, late: false })])?.id).toBe('fresh')
  })
})
