import type { Region } from '@/api/types'

export interface PlaceRow {
  region: Region
  depth: number
}

/** Regions in the order of their tree, each below its parent; those whose parent is out of scope stand at the top. */
export function placeRows(regions: readonly Region[]): PlaceRow[] {
  const known = new Set(regions.map((region) => region.id))
  const children = new Map<string | null, Region[]>()
  for (const region of regions) {
    const parent = region.parent && known.has(region.parent) ? region.parent : null
    children.set(parent, [...(children.get(parent) ?? []), region])
  }
  const rows: PlaceRow[] = []
  const walk = (parent: string | null, depth: number): void => {
    for (const region of [...(children.get(parent) ?? [])].sort((a, b) => a.code.localeCompare(b.code))) {
      rows.push({ region, depth })
      walk(region.id, depth + 1)
    }
  }
  walk(null, 0)
  return rows
}

/** Rows whose name, English name or code contains the typed text. */
export function matchingRows(rows: readonly PlaceRow[], typed: string): PlaceRow[] {
  const wanted = typed.trim().toLowerCase()
  if (!wanted) return [...rows]
  return rows.filter(({ region }) =>
    [region.name, region.nameEn ?? '', region.code].some((text) => text.toLowerCase().includes(wanted))
  )
}
