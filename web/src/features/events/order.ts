import type { EventItem } from '@/api/types'

/** Worst first, then those nobody has taken, then the newest. */
export function worstEventsFirst(events: readonly EventItem[]): EventItem[] {
  return [...events].sort(
    (a, b) =>
      Number(a.state === 'closed') - Number(b.state === 'closed') ||
      b.severity - a.severity ||
      Number(Boolean(a.acknowledgedAt)) - Number(Boolean(b.acknowledgedAt)) ||
      Date.parse(b.openedAt) - Date.parse(a.openedAt)
  )
}
