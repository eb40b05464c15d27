/** Margins of the plot inside its box, in pixels: fixed, so that everything laid over the canvas lands on it. */
export const margin = { left: 60, right: 14, top: 10, bottom: 26 } as const

export interface Area {
  width: number
  height: number
  from: number
  to: number
}

export function plotWidth(area: Area): number {
  return Math.max(1, area.width - margin.left - margin.right)
}

export function xOf(area: Area, instant: number): number {
  const share = (instant - area.from) / (area.to - area.from)
  return margin.left + Math.min(1, Math.max(0, share)) * plotWidth(area)
}

export function instantAt(area: Area, x: number): number {
  const share = Math.min(1, Math.max(0, (x - margin.left) / plotWidth(area)))
  return area.from + share * (area.to - area.from)
}

export function yOf(area: Area, value: number, scale: { min: number; max: number }): number {
  const height = area.height - margin.top - margin.bottom
  return margin.top + (1 - (value - scale.min) / (scale.max - scale.min)) * height
}

export type Band = { left: string; width: string }

/** Style of a band over a part of the time axis. */
export function bandOf(area: Area, from: number, to: number): Band {
  const left = xOf(area, from)
  return { left: `${left}px`, width: `${Math.max(2, xOf(area, to) - left)}px` }
}
