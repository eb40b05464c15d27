import { expect, it } from 'vitest'
import { eventOf } from '@/api/__tests__/shapes'
import type { EventItem } from '@/api/types'
import { worstEventsFirst } from '../order'

function event(id: string, severity: number, more: Partial<EventItem> = {}): EventItem {
  return eventOf({ id, severity, ...more })
}

it('lists the worst first, then the untaken, then the newest, closed ones last', () => {
  const events = [
    event('closed', 4, { state: 'closed' }),
    event('taken', 3, { acknowledgedAt: '2026-11-23T11:00:00+08:00' }),
    event('older', 3),
    event('newer', 3, { openedAt: '2026-11-23T12:00:00+08:00' }),
    event('urgent', 4)
  ]
  expect(worstEventsFirst(events).map((one) => one.id)).toEqual(['urgent', 'newer', 'older', 'taken', 'closed'])
})
