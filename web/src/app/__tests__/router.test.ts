import { describe, expect, it } from 'vitest'
import { homeFor, rooms, roomsFor } from '../modules'
import { keptQuery, losesDeskState } from '../router'

describe('the place and period of the desk', () => {
  it('go along from room to room', () => {
    expect(keptQuery({ place: '141021', kind: 'hour', period: 'week' })).toEqual({ place: '141021', period: 'week' })
    expect(losesDeskState({ path: '/events', query: {} }, { path: '/o', query: { place: '1' } })).toBe(true)
  })

  it('do not overrule a link with a period of its own, nor a change within the page', () => {
    expect(losesDeskState({ path: '/o/outlet/1', query: { from: '2026-01-01', to: '2026-01-02' } }, { path: '/events', query: { period: 'week' } })).toBe(false)
    expect(losesDeskState({ path: '/o', query: {} }, { path: '/o', query: { place: '1' } })).toBe(false)
  })
})

describe('the rooms of a role', () => {
  const none = () => false
  const words = (roles: Parameters<typeof roomsFor>[0], can: Parameters<typeof roomsFor>[1]) => roomsFor(roles, can).map((room) => room.path)

  it('show a leader no room that changes things', () => {
    expect(words(['LEADER'], none)).toEqual(['/today', '/o', '/events', '/rates'])
  })

  it('show an enterprise its objects, events and devices and nothing of the administration', () => {
    expect(words(['ENTERPRISE'], (right) => right === 'MARK_ENTERPRISE').some((path) => path.startsWith('/admin'))).toBe(false)
    expect(homeFor(['ENTERPRISE'])).toBe('/o')
  })

  it('show administration only with the right for it', () => {
    expect(words(['ADMIN'], none).some((path) => path.startsWith('/admin'))).toBe(false)
    expect(words(['ADMIN'], () => true)).toContain('/admin/people')
  })

  it('give every room a word, an icon and a place in the order', () => {
    expect(new Set(rooms.map((room) => room.order)).size).toBe(rooms.length)
  })
})
