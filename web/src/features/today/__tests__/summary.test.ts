import { expect, it } from 'vitest'
import { eventOf, figureOf, pointOf } from '@/api/__tests__/shapes'
import type { Figure } from '@/api/types'
import type { LatestOfPoint } from '@/features/objects/latest'
import { summaryOf } from '../summary'

function point(id: string, online: boolean, level: Figure['level']): LatestOfPoint {
  return { point: pointOf(id), time: null, ageSeconds: 1, online, figures: [figureOf({ level })] }
}

const event = (id: string, openedAt: string, severity = 2) => eventOf({ id, openedAt, severity })

it('counts what is wrong now and finds the oldest open event', () => {
  const summary = summaryOf(
    [point('a', true, 'exceeded'), point('b', false, 'exceeded'), point('c', true, 'ok')],
    [event('new', '2026-11-23T10:00:00+08:00', 4), event('old', '2026-11-20T10:00:00+08:00')]
  )
  expect(summary).toMatchObject({ points: 3, online: 2, exceeding: 1, open: 2, urgent: 1, untaken: 2 })
  expect(summary.oldest?.id).toBe('old')
})
