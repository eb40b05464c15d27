import type { CommandParameter, OfferedCommand } from '@/api/types'

/** Which commands stand together: a station's own have numbers from 3040. */
export const commandGroups = ['settings', 'data', 'instruments', 'station'] as const

export type CommandGroup = (typeof commandGroups)[number]

export function groupOf(number: string): CommandGroup {
  if (number >= '3040') return 'station'
  if (number.startsWith('1')) return 'settings'
  return number.startsWith('2') ? 'data' : 'instruments'
}

/** How a parameter is asked for. */
export type FieldKind = 'secret' | 'time' | 'choice' | 'number' | 'text'

const time = '\\d{14}'

export function kindOf(field: CommandParameter): FieldKind {
  if (field.secret) return 'secret'
  if (field.pattern === time) return 'time'
  if (choicesOf(field.pattern).length) return 'choice'
  return /^(\\d|\(\?:\[1-9\])/.test(field.pattern) ? 'number' : 'text'
}

/** The values of a pattern that only lists them. */
export function choicesOf(pattern: string): string[] {
  const listed = /^\(\?:([0-9|]+)\)$/.exec(pattern)?.[1]
  if (listed) return listed.split('|')
  return /^\[(\d+)\]$/.exec(pattern)?.[1]?.split('') ?? []
}

/** The name of a field in the bundles: several codes are asked for in other words than one. */
export function fieldKey(field: CommandParameter): string {
  return field.pattern.includes('(?:,') ? `${field.name}List` : field.name
}

/** What goes out: only what was said, times as the protocol writes them. */
export function parametersOf(command: OfferedCommand, values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const said = command.parameters.map((field) => [field, values[field.name]?.trim() ?? ''] as const).filter(([, value]) => value)
  return Object.fromEntries(said.map(([field, value]) => [field.name, kindOf(field) === 'time' ? packetTime(value) : value]))
}

/** The protocol writes times as fourteen digits. */
export function packetTime(text: string): string {
  const digits = text.replace(/\D/g, '')
  return digits.padEnd(14, '0').slice(0, 14)
}

/** Lists begin after their cursor, which is the id of a packet (batch and number in it): this one begins with the packet. */
export function cursorWith(packetId: string): string {
  const parts = /^(\d+)-(\d+)$/.exec(packetId)
  return parts ? `${parts[1]}-${Number(parts[2]) + 1}` : ''
}

/** The command number inside a raw packet, for the eye that looks for it. */
export function commandNumber(text: string): string {
  return /CN=(\d{4})/.exec(text)?.[1] ?? ''
}
