/** Commands a person may send to a device, with the fields each one needs. Codes are those of the protocol. */
export const commands = ['1011', '1012', '1061', '1062', '2051', '2061', '2031', '3012'] as const
export type CommandCode = (typeof commands)[number]

export type CommandField = 'systemTime' | 'realtimeInterval' | 'minuteInterval' | 'begin' | 'end' | 'factor'

export const commandFields: Record<CommandCode, readonly CommandField[]> = {
  '1011': ['factor'],
  '1012': ['systemTime'],
  '1061': [],
  '1062': ['realtimeInterval'],
  '2051': ['begin', 'end'],
  '2061': ['begin', 'end'],
  '2031': ['begin', 'end'],
  '3012': ['factor']
}

/** Names of the fields in the packet. */
export const fieldNames: Record<CommandField, string> = {
  systemTime: 'SystemTime',
  realtimeInterval: 'RtdInterval',
  minuteInterval: 'MinInterval',
  begin: 'BeginTime',
  end: 'EndTime',
  factor: 'PolId'
}

/** The protocol writes times as fourteen digits. */
export function packetTime(text: string): string {
  const digits = text.replace(/\D/g, '')
  return digits.padEnd(14, '0').slice(0, 14)
}
