import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CommandParameter } from '@/api/types'
import { choicesOf, fieldKey, groupOf, kindOf } from '../commands'
import chinese from '../locales/zh-CN.json'
import english from '../locales/en.json'

const { components } = JSON.parse(readFileSync(join(process.cwd(), 'openapi.json'), 'utf8')) as {
  components: { schemas: { DeviceOfferedCommand: { properties: { command: { enum: string[] } } } } }
}
const offered = components.schemas.DeviceOfferedCommand.properties.command.enum
const page = readFileSync(join(process.cwd(), '..', 'docs', 'commands.md'), 'utf8')
const rows = [...page.matchAll(/^\| (\d{4}) \| `([\w-]+)` \| [^|]* \| [^|]* \| ([^|]*) \|/gm)]

describe('the commands of the interface', () => {
  it.each([chinese, english])('are those that the screens have words for, with their number', ({ devices }) => {
    expect(offered.length).toBeGreaterThan(70)
    expect(Object.keys(devices.command).sort()).toEqual([...offered].sort())
    for (const [, number, command] of rows) expect(devices.command[command as keyof typeof devices.command]).toContain(number)
  })

  it.each([chinese, english])('have parameters that the screens have words for', ({ devices }) => {
    const names = rows.flatMap(([, , , list]) => list!.replace(/[[\]]/g, '').split(' ').filter(Boolean))
    expect(rows).toHaveLength(offered.length)
    expect(names.filter((name) => !(name in devices.field))).toEqual([])
  })
})

it('groups by number', () => {
  expect(['1012', '2061', '3011', '3024', '3040', '3086'].map(groupOf)).toEqual(['settings', 'data', 'instruments', 'instruments', 'station', 'station'])
})

it('asks for each kind of value in its own way', () => {
  const field = (name: string, pattern: string, secret = false): CommandParameter => ({ name, pattern, required: true, secret })
  expect(kindOf(field('NewPW', '[0-9A-Za-z]{1,6}', true))).toBe('secret')
  expect(kindOf(field('BeginTime', '\\d{14}'))).toBe('time')
  expect(kindOf(field('RtdInterval', '(?:[1-9]\\d{0,2}|1440)'))).toBe('number')
  expect(kindOf(field('PolId', '\\w{1,12}'))).toBe('text')
  expect(kindOf(field('CalibrationType', '[01]'))).toBe('choice')
  expect(choicesOf('(?:1|2|30)')).toEqual(['1', '2', '30'])
  expect(fieldKey(field('PolId', '\\w{1,12}(?:,\\w{1,12}){0,19}'))).toBe('PolIdList')
  expect(fieldKey(field('PolId', '\\w{1,12}'))).toBe('PolId')
})
