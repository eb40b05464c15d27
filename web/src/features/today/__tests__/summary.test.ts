import { expect, it } from 'vitest'
import type { EventItem, Figure, LatestOfPoint } from '@/api/types'
import { summaryOf } from '../summary'

function point(id: string, online: boolean, level: Figure['level']): LatestOfPoint {
  const figure = { factor: 'a', level, state: { review: 'raw', origin: 'measured', valid: true, why: [] } } as unknown as Figure
  return { point: { id, code: id, name: id, kind: 'air_station' }, time: null, ageSeconds: 1, online, figures: [figure] }
}

const event = (id: string, openedAt: string, severity = 2): EventItem => ({
  id,
  kind: 'offline',
  title: id,
  severity,
  state: 'open',
  openedAt,
  count: 1
})

it('counts what is wrong now and finds the oldest open event', () => {
  const summary = summaryOf(
    [point('a', true, 'exceeded'), point('b', false, 'exceeded'), point('c', true, 'ok')],
    [event('new', '2026-11-23T10:00:00+08:00', 4), event('old', '2026-11-20T10:00:00+08:00')]
  )
  expect(summary).toMatchObject({ points: 3, online: 2, exceeding: 1, open: 2, urgent: 1, untaken: 2 })
  expect(summary.oldest?.id).toBe('old')
})
