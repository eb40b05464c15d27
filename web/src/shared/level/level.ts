import type { Level } from '@/api/types'

export type AqiLevel = 1 | 2 | 3 | 4 | 5 | 6
export type WaterClass = 1 | 2 | 3 | 4 | 5 | 6

/** Official colours stand on a dot or chip with its number and word, never alone. */
export interface LevelPaint {
  colour: string
  ink: string
  /** Ring on light and on dark surfaces: a variable that is transparent where none is due. */
  ring: string
  ringWidth: number
}

const deepFrom: AqiLevel = 5

export function aqiPaint(level: AqiLevel): LevelPaint {
  const deep = level >= deepFrom
  return {
    colour: `var(--aqi-${level})`,
    ink: deep ? 'var(--on-aqi-deep)' : 'var(--on-aqi-bright)',
    ring: level >= 4 ? 'var(--level-ring-light)' : 'var(--level-ring-dark)',
    ringWidth: deep ? 1.5 : 1
  }
}

export function waterPaint(level: WaterClass): LevelPaint {
  return { colour: `var(--water-${level})`, ink: 'var(--on-aqi-bright)', ring: 'var(--level-ring-dark)', ringWidth: 1 }
}

/** Roman numerals of the water classes; the sixth is worse than V. */
export const waterNumerals = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', '>Ⅴ'] as const

/** Worst first. */
export const levelOrder: readonly Level[] = ['exceeded', 'near', 'unknown', 'ok']

export function worseFirst(a: Level, b: Level): number {
  return levelOrder.indexOf(a) - levelOrder.indexOf(b)
}

export function worstOf(levels: readonly Level[]): Level {
  return [...levels].sort(worseFirst)[0] ?? 'unknown'
}
