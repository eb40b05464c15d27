import type { PointKind } from '@/api/types'

export type ThingKind = 'enterprises' | 'points' | 'devices'

/** A registered thing as the server tells it; references are codes or named objects. */
export type Thing = Record<string, unknown> & { id: string }

export interface ThingField {
  key: string
  kind: 'text' | 'number' | 'choice' | 'secret' | 'list' | 'pick'
  /** Where a picked reference comes from. */
  of?: 'regions' | 'enterprises' | 'points'
  required?: boolean
  choices?: readonly string[]
  width?: number
  /** Not part of the table, only of the form. */
  formOnly?: boolean
}

const pointKinds: readonly PointKind[] = [
  'waste_gas_outlet',
  'waste_water_outlet',
  'air_station',
  'micro_station',
  'water_section',
  'pump_station'
]

/** The columns of the import files, in their order: the form asks for the same facts. */
export const thingFields: Record<ThingKind, readonly ThingField[]> = {
  enterprises: [
    { key: 'code', kind: 'text', required: true, width: 160 },
    { key: 'name', kind: 'text', required: true, width: 240 },
    { key: 'nameEn', kind: 'text', width: 200 },
    { key: 'shortName', kind: 'text', width: 120 },
    { key: 'creditCode', kind: 'text', width: 190 },
    { key: 'industry', kind: 'text', width: 140 },
    { key: 'region', kind: 'pick', of: 'regions', required: true, width: 120 },
    { key: 'lon', kind: 'number', width: 100 },
    { key: 'lat', kind: 'number', width: 100 },
    { key: 'address', kind: 'text', width: 220 }
  ],
  points: [
    { key: 'code', kind: 'text', required: true, width: 160 },
    { key: 'kind', kind: 'choice', required: true, choices: pointKinds, width: 130 },
    { key: 'name', kind: 'text', required: true, width: 230 },
    { key: 'nameEn', kind: 'text', width: 190 },
    { key: 'enterprise', kind: 'pick', of: 'enterprises', width: 180 },
    { key: 'region', kind: 'pick', of: 'regions', required: true, width: 120 },
    { key: 'lon', kind: 'number', width: 100 },
    { key: 'lat', kind: 'number', width: 100 },
    { key: 'referenceO2', kind: 'number', width: 120 },
    { key: 'factors', kind: 'list', formOnly: true }
  ],
  devices: [
    { key: 'mn', kind: 'text', required: true, width: 220 },
    { key: 'name', kind: 'text', width: 180 },
    { key: 'point', kind: 'pick', of: 'points', required: true, width: 200 },
    { key: 'edition', kind: 'choice', choices: ['auto', '2005', '2017', '2025', '1404'], width: 100 },
    { key: 'dialect', kind: 'text', width: 100, formOnly: true },
    { key: 'crc', kind: 'choice', choices: ['standard', 'swapped', 'modbus', 'modbus-swapped'], width: 110, formOnly: true },
    { key: 'password', kind: 'secret', formOnly: true },
    { key: 'sm4Key', kind: 'secret', formOnly: true },
    { key: 'addresses', kind: 'list', formOnly: true },
    { key: 'realtimeIntervalS', kind: 'number', formOnly: true },
    { key: 'minuteIntervalMin', kind: 'number', formOnly: true },
    { key: 'labelSide', kind: 'choice', choices: ['start', 'end'], formOnly: true },
    { key: 'clockOffsetS', kind: 'number', formOnly: true },
    { key: 'state', kind: 'choice', choices: ['active', 'suspended'], width: 100 }
  ]
}

/** Text of a fact; a reference is shown by its name and edited by its code. */
export function factText(value: unknown, language: string): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value !== 'object') return String(value)
  const named = value as { name?: string; nameEn?: string | null; code?: string; mn?: string }
  return (language === 'en' ? named.nameEn : null) ?? named.name ?? named.code ?? ''
}

export function factCode(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(factCode).join(', ')
  if (typeof value !== 'object') return String(value)
  const named = value as { code?: string; id?: string }
  return named.code ?? named.id ?? ''
}

/** The body to send: numbers as numbers, lists as lists, empty as null. */
export function bodyOf(kind: ThingKind, draft: Readonly<Record<string, string>>): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const field of thingFields[kind]) {
    const text = (draft[field.key] ?? '').trim()
    if (field.kind === 'secret' && !text) continue
    if (field.kind === 'list') body[field.key] = text ? text.split(/[\s,;]+/) : []
    else if (text === '') body[field.key] = null
    else body[field.key] = field.kind === 'number' ? Number(text) : text
  }
  return body
}

/** Keys of fields that are missing or are no number. */
export function faultsIn(kind: ThingKind, draft: Readonly<Record<string, string>>): string[] {
  return thingFields[kind]
    .filter((field) => {
      const text = (draft[field.key] ?? '').trim()
      if (text === '') return field.required === true
      return field.kind === 'number' && !Number.isFinite(Number(text))
    })
    .map((field) => field.key)
}
