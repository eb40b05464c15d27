/**
 * Periods of the desk. A period is [from, to) in instants; days, weeks and months are those of Asia/Shanghai, which
 * keeps one offset the whole year.
 */
export const zone = 'Asia/Shanghai'
const offsetMs = 8 * 3_600_000
export const hourMs = 3_600_000
export const dayMs = 24 * hourMs

export const presetNames = ['day', 'today', 'week', 'month', 'quarter', 'year', 'season', 'custom'] as const
export type PresetName = (typeof presetNames)[number]

export interface Period {
  name: PresetName
  from: number
  to: number
}

export function reportingParts(instant: number): { year: number; month: number; day: number; weekday: number } {
  const shifted = new Date(instant + offsetMs)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    weekday: (shifted.getUTCDay() + 6) % 7
  }
}

/** The instant at which a reporting day begins; months and days may run over. */
export function startOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) - offsetMs
}

export function startOfDay(instant: number): number {
  return Math.floor((instant + offsetMs) / dayMs) * dayMs - offsetMs
}

/** ISO-8601 with the offset of the reporting zone. */
export function isoOf(instant: number): string {
  return new Date(instant + offsetMs).toISOString().replace(/\.\d+Z$/, '+08:00')
}

/** Reads `2026-11-23`, `2026-11-23 13:00`, `2026-11-23T13:00` or a full ISO text; without offset it is reporting time. */
export function parseInstant(text: string): number | undefined {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(text.trim())
  if (match) {
    const [, year, month, day, hour = '0', minute = '0', second = '0'] = match
    const start = startOf(Number(year), Number(month), Number(day))
    return start + Number(hour) * hourMs + Number(minute) * 60_000 + Number(second) * 1000
  }
  const parsed = /[zZ]$|[+-]\d{2}:?\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(parsed) ? undefined : parsed
}

function calendarRange(name: PresetName, now: number): [number, number] {
  const { year, month, day, weekday } = reportingParts(now)
  switch (name) {
    case 'day': {
      const end = Math.ceil(now / hourMs) * hourMs
      return [end - dayMs, end]
    }
    case 'today':
    case 'custom':
      return [startOf(year, month, day), startOf(year, month, day + 1)]
    case 'week':
      return [startOf(year, month, day - weekday), startOf(year, month, day - weekday + 7)]
    case 'month':
      return [startOf(year, month, 1), startOf(year, month + 1, 1)]
    case 'quarter': {
      const first = month - ((month - 1) % 3)
      return [startOf(year, first, 1), startOf(year, first + 3, 1)]
    }
    case 'year':
      return [startOf(year, 1, 1), startOf(year + 1, 1, 1)]
    case 'season': {
      const begin = month >= 4 && month < 10 ? year - 1 : month >= 10 ? year : year - 1
      return [startOf(begin, 10, 1), startOf(begin + 1, 4, 1)]
    }
  }
}

/** The range of a preset; the autumn-winter season runs from 1 October to 31 March, the last one while none runs. */
export function presetRange(name: PresetName, now: number, custom?: { from: string; to: string }): Period {
  const from = custom && parseInstant(custom.from)
  const to = custom && parseInstant(custom.to)
  if (name === 'custom' && from !== undefined && to !== undefined && from < to) return { name, from, to }
  const used = name === 'custom' ? 'day' : name
  const [start, end] = calendarRange(used, now)
  return { name: used, from: start, to: end }
}

/** The averaging whose points can still be told apart over a span. */
export function kindForSpan(span: number): 'minute' | 'hour' | 'day' {
  if (span <= 2 * dayMs) return 'minute'
  return span <= 62 * dayMs ? 'hour' : 'day'
}
