import type { EventItem } from '@/api/types'

const URGENT = 4

/** The event that is spoken aloud: the first urgent one; what was found in late data is listed in silence. */
export function spokenOf(events: EventItem[]): EventItem | undefined {
  return events.find((event) => event.severity >= URGENT && !event.late)
}
