import type { RouteRecordRaw } from 'vue-router'
import type { Right, Role } from '@/api/types'
import type { IconName } from '@/shared/ui/icons'

/** A room on the left rail. */
export interface Room {
  path: string
  /** Key of the word beside the icon. */
  title: string
  icon: IconName
  order: number
  roles: readonly Role[]
  /** Listed only for those who also hold this right. */
  right?: Right
}

/** What a feature folder says about itself in its `module.ts`. */
export interface FeatureModule {
  name: string
  /** Other features whose components or words its pages use: their words are loaded with its own. */
  uses?: readonly string[]
  rooms: Room[]
  routes: RouteRecordRaw[]
}

const found = import.meta.glob<{ default: FeatureModule }>('../features/*/module.ts', { eager: true })

export const modules: FeatureModule[] = Object.values(found).map((module) => module.default)

/** The features whose words a page of this feature needs, its own first. */
export function wordsNeededBy(feature: string): string[] {
  const uses = modules.find((module) => module.name === feature)?.uses ?? []
  return [feature, ...uses]
}

export const rooms: Room[] = modules.flatMap((module) => module.rooms).sort((a, b) => a.order - b.order)

export function roomsFor(roles: readonly Role[], can: (right: Right) => boolean): Room[] {
  return rooms.filter((room) => room.roles.some((role) => roles.includes(role)) && (!room.right || can(room.right)))
}

/** Where a person begins the day. */
export function homeFor(roles: readonly Role[]): string {
  if (roles.includes('ENTERPRISE')) return '/o'
  if (roles.some((role) => role === 'LEADER' || role === 'ANALYST' || role === 'SUPERVISOR' || role === 'DEPARTMENT'))
    return '/today'
  return roles.includes('ADMIN') ? '/devices' : '/events'
}
