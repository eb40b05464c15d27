import type { Closure } from '@/api/types'

export type Standing = 'open' | 'closing' | 'closed'

/** Whether a thing is in operation now, and the closing that is in force or comes next. */
export function standingOf(closures: readonly Closure[], now: number): { standing: Standing; closure: Closure | null } {
  const current = closures.find(({ from, to }) => Date.parse(from) <= now && (to === null || now < Date.parse(to)))
  if (current) return { standing: 'closed', closure: current }
  const coming = closures.find(({ from }) => Date.parse(from) > now)
  return coming ? { standing: 'closing', closure: coming } : { standing: 'open', closure: null }
}

/** The closing without an end is the one that a reopening ends. */
export function endless(closures: readonly Closure[]): Closure | null {
  return closures.find(({ to }) => to === null) ?? null
}
