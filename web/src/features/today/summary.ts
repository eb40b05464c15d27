import type { EventItem } from '@/api/types'
import { worstLevel, type LatestOfPoint } from '@/features/objects/latest'

export interface TodaySummary {
  points: number
  online: number
  exceeding: number
  open: number
  urgent: number
  untaken: number
  /** The event that has been open longest. */
  oldest: EventItem | null
}

/** The counts behind the sentence of the day. A point that is offline exceeds nothing: no data is neither good nor bad. */
export function summaryOf(points: readonly LatestOfPoint[], events: readonly EventItem[]): TodaySummary {
  const open = events.filter((event) => event.state === 'open')
  const byAge = [...open].sort((a, b) => Date.parse(a.openedAt) - Date.parse(b.openedAt))
  return {
    points: points.length,
    online: points.filter((row) => row.online).length,
    exceeding: points.filter((row) => row.online && worstLevel(row) === 'exceeded').length,
    open: open.length,
    urgent: open.filter((event) => event.severity >= 4).length,
    untaken: open.filter((event) => !event.acknowledgedAt).length,
    oldest: byAge[0] ?? null
  }
}
