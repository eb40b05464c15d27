import { dayMs, hourMs, isoOf, parseInstant, startOfDay } from '@/shared/time/period'

export type Instant = string | number

/** Milliseconds of an instant given as text or number; NaN when it cannot be read. */
export function instantOf(value: Instant): number {
  return typeof value === 'number' ? value : (parseInstant(value) ?? Date.parse(value))
}

/** `2026-11-23`, in reporting time. */
export function dateText(value: Instant): string {
  return isoOf(instantOf(value)).slice(0, 10)
}

/** `2026-11-23 13:05`, in reporting time. */
export function timeText(value: Instant): string {
  return isoOf(instantOf(value)).slice(0, 16).replace('T', ' ')
}

/** With seconds, where the order of packets matters. */
export function secondText(value: Instant): string {
  return isoOf(instantOf(value)).slice(0, 19).replace('T', ' ')
}

/** `13:05` today, with the date otherwise. */
export function shortTime(value: Instant, now: number): string {
  const instant = instantOf(value)
  const text = timeText(instant)
  return startOfDay(instant) === startOfDay(now) ? text.slice(11) : text.slice(5)
}

/** Hours are named by their end, 1 to 24: the hour that begins at 23:00 is hour 24. */
export function hourOfDay(start: Instant): number {
  return Math.floor((instantOf(start) - startOfDay(instantOf(start))) / hourMs) + 1
}

export interface Age {
  unit: 'second' | 'minute' | 'hour' | 'day'
  count: number
}

/** How old something is, in the largest unit that fits; never negative, since clocks of devices run ahead. */
export function ageOf(seconds: number): Age {
  const age = Math.max(0, Math.floor(seconds))
  if (age < 60) return { unit: 'second', count: age }
  if (age < 3600) return { unit: 'minute', count: Math.floor(age / 60) }
  if (age < dayMs / 1000) return { unit: 'hour', count: Math.floor(age / 3600) }
  return { unit: 'day', count: Math.floor(age / 86_400) }
}

/** `11-23 01:00 – 13:00`, without repeating what both ends share. */
export function rangeText(from: Instant, to: Instant): string {
  const [start, end] = [timeText(from), timeText(to)]
  if (start.slice(0, 10) === end.slice(0, 10)) return `${start} – ${end.slice(11)}`
  const trim = (text: string) => (text.endsWith(' 00:00') ? text.slice(0, 10) : text)
  if (start.endsWith(' 00:00') && end.endsWith(' 00:00')) return `${trim(start)} – ${dateText(instantOf(to) - 1)}`
  return `${start} – ${end}`
}
