/** Commands that people send to devices, with the parameters each one needs; names are those of the packet. */
export type CommandField = 'PolId' | 'RtdInterval' | 'MinInterval' | 'BeginTime' | 'EndTime' | 'NewPW' | 'NewSK'

export const commandFields = {
  'set-clock': [],
  'fetch-minutes': ['BeginTime', 'EndTime'],
  'fetch-hours': ['BeginTime', 'EndTime'],
  'fetch-days': ['BeginTime', 'EndTime'],
  'fetch-run-time': ['BeginTime', 'EndTime'],
  'sample-now': ['PolId'],
  'read-realtime-interval': [],
  'set-realtime-interval': ['RtdInterval'],
  'read-minute-interval': [],
  'set-minute-interval': ['MinInterval'],
  'set-password': ['NewPW'],
  'set-key': ['NewSK'],
  'start-realtime': [],
  'stop-realtime': [],
  calibrate: ['PolId'],
  'read-identity': ['PolId']
} as const satisfies Record<string, readonly CommandField[]>

export type CommandCode = keyof typeof commandFields

export const commands = Object.keys(commandFields) as CommandCode[]

/** Passwords and keys, with what they must look like: typed blind, and gone from the page once they are sent. */
export const secretForms: Partial<Record<CommandField, string>> = {
  NewPW: '[0-9A-Za-z]{1,6}',
  NewSK: '[0-9A-Za-z]{16}'
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
