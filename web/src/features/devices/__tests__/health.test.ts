import { expect, it } from 'vitest'
import type { DeviceHealth } from '@/api/types'
import { problemsOf, troubledFirst } from '../health'
import { commandFields, commands } from '../commands'

function device(mn: string, online: boolean, problems: Record<string, number> = {}): DeviceHealth {
  return { id: mn, mn, name: mn, lastSeen: null, online, packetsPerHour: 0, problems, clockDriftSeconds: null }
}

it('puts silent devices first, then the faultiest', () => {
  const devices = [device('fine', true), device('faulty', true, { crc: 5 }), device('silent', false)]
  expect(troubledFirst(devices).map((one) => one.mn)).toEqual(['silent', 'faulty', 'fine'])
})

it('names the most frequent fault first', () => {
  expect(problemsOf(device('x', true, { a: 1, b: 9 })).map((one) => one.code)).toEqual(['b', 'a'])
})

it('knows the fields of every command it offers', () => {
  for (const command of commands) expect(commandFields[command]).toBeDefined()
})
