import { expect, it } from 'vitest'
import type { DeviceHealth } from '@/api/types'
import { problemsOf, troubledFirst } from '../health'
import { commandNumber, cursorWith, packetTime } from '../commands'

function device(mn: string, online: boolean, problems: Record<string, number> = {}): DeviceHealth {
  return {
    id: mn,
    mn,
    name: mn,
    point: { id: 'p', name: 'p', nameEn: null },
    state: 'active',
    lastSeen: null,
    online,
    packetsPerHour: 0,
    problems,
    clockDriftSeconds: null,
    edition: null,
    peer: null,
    lastData: null,
    packets: 0,
    bytes: 0
  }
}

it('puts silent devices first, then the faultiest', () => {
  const devices = [device('fine', true), device('faulty', true, { crc: 5 }), device('silent', false)]
  expect(troubledFirst(devices).map((one) => one.mn)).toEqual(['silent', 'faulty', 'fine'])
})

it('names the most frequent fault first', () => {
  expect(problemsOf(device('x', true, { a: 1, b: 9 })).map((one) => one.code)).toEqual(['b', 'a'])
})

it('writes times as the protocol does', () => {
  expect(packetTime('2026-11-23 08:30')).toBe('20261123083000')
  expect(packetTime('2026-11-23')).toBe('20261123000000')
})

it('begins a list with the packet that a link names', () => {
  expect(cursorWith('1795475700123456-0')).toBe('1795475700123456-1')
  expect(cursorWith('junk')).toBe('')
})

it('finds the command number in a packet', () => {
  expect(commandNumber('##0101QN=20261123101500001;ST=32;CN=2011;PW=******')).toBe('2011')
  expect(commandNumber('junk')).toBe('')
})
