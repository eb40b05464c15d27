import type { PointKind, SearchHit } from '@/api/types'

/** The word in an object's address for each kind of monitoring point. */
export const objectKinds: Record<PointKind, string> = {
  waste_gas_outlet: 'outlet',
  waste_water_outlet: 'outlet',
  air_station: 'station',
  micro_station: 'station',
  water_section: 'section',
  pump_station: 'pump'
}

export function pathOfPoint(point: { id: string; kind: PointKind }): string {
  return `/o/${objectKinds[point.kind]}/${point.id}`
}

export function pathOfHit(hit: SearchHit): string {
  if (hit.kind === 'page') return hit.path
  if (hit.kind in objectKinds) return `/o/${objectKinds[hit.kind as PointKind]}/${hit.id}`
  if (hit.kind === 'device') return `/devices/${hit.id}`
  if (hit.kind === 'event') return `/events/${hit.id}`
  return hit.path?.startsWith('/o/') || hit.kind !== 'enterprise' ? (hit.path ?? `/o/${hit.kind}/${hit.id}`) : `/o/enterprise/${hit.id}`
}
