import type { Figure, LatestRow, Level, PointSummary } from '@/api/types'
import { levelOrder, worstOf } from '@/shared/level/level'

/** A point with its newest values, also when it has none. */
export interface LatestOfPoint {
  point: PointSummary
  time: string | null
  ageSeconds: number | null
  online: boolean
  figures: Figure[]
}

/** The worst level among the valid figures that have a limit; unknown only where none has one. */
export function worstLevel(row: LatestOfPoint): Level {
  const judged = row.figures.filter((figure) => figure.state.valid && figure.level !== 'unknown')
  return worstOf(judged.map((figure) => figure.level))
}

/** Flow, temperature, pressure, wind and the like: they explain a pollutant and stand behind it. */
const auxiliary = /^(?:a00000|a01\d{3}|a19001|w00000|w01010|e\d+)$/

export function isAuxiliary(factor: string): boolean {
  return auxiliary.test(factor)
}

function standing(figure: Figure): number {
  const level = { exceeded: 0, near: 1, ok: 2, unknown: 3 }[figure.level]
  return level === 3 && isAuxiliary(figure.factor) ? 4 : level
}

/** Worst first, then longest silent, then by name: one order of bad everywhere. */
export function orderOfBad(rows: readonly LatestOfPoint[]): LatestOfPoint[] {
  const keyed = rows.map((row) => ({ row, level: levelOrder.indexOf(worstLevel(row)), age: row.ageSeconds ?? Number.MAX_SAFE_INTEGER }))
  keyed.sort(
    (a, b) =>
      a.level - b.level ||
      Number(a.row.online) - Number(b.row.online) ||
      b.age - a.age ||
      a.row.point.name.localeCompare(b.row.point.name)
  )
  return keyed.map(({ row }) => row)
}

/** Figures, worst first, then what is judged, then other pollutants; at most so many. */
export function worstFigures(figures: readonly Figure[], count: number): Figure[] {
  return [...figures]
    .sort((a, b) => standing(a) - standing(b) || a.factor.localeCompare(b.factor))
    .slice(0, count)
}

/** Main values only: the mean of a period or the value at a moment, not its minimum, maximum or total. */
export function mainFigures(figures: readonly Figure[]): Figure[] {
  const main = figures.filter((figure) => !figure.suffix || /^(avg|rtd|zsavg|zsrtd)$/i.test(figure.suffix))
  return main.length ? main : [...figures]
}

/** One figure a factor: the converted one, which is judged, stands for the measured one as well. */
export function oneEach(figures: readonly Figure[]): Figure[] {
  const converted = new Set(figures.filter(isConverted).map((figure) => figure.factor))
  return figures.filter((figure) => isConverted(figure) || !converted.has(figure.factor))
}

function isConverted(figure: Figure): boolean {
  return /^zs/i.test(figure.suffix ?? '')
}

/** Points with what they sent last: judged hours where there are any, else real-time values; nothing is nothing. */
export function joinLatest(
  points: readonly PointSummary[],
  realtime: readonly LatestRow[],
  hours: readonly LatestRow[]
): LatestOfPoint[] {
  const now = new Map(realtime.map((row) => [row.point, row]))
  const judged = new Map(hours.map((row) => [row.point, row]))
  return points.map((point) => {
    const [latest, hour] = [now.get(point.id), judged.get(point.id)]
    const newest = latest ?? hour
    return {
      point,
      time: newest?.time ?? null,
      ageSeconds: newest?.ageSeconds ?? null,
      online: newest?.online ?? false,
      figures: hour?.figures.length ? hour.figures : (latest?.figures ?? [])
    }
  })
}
