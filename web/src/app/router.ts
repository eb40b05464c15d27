import { createRouter, createWebHistory, type LocationQuery, type RouteRecordRaw } from 'vue-router'
import { openRoom } from './i18n'
import { homeFor, modules, wordsNeededBy } from './modules'
import { useSession } from './session'

/** Place and period belong to the desk, not to a page: they stay in the address from room to room. */
const deskKeys = ['place', 'period', 'from', 'to'] as const

export function keptQuery(query: LocationQuery): LocationQuery {
  return Object.fromEntries(deskKeys.filter((key) => query[key] !== undefined).map((key) => [key, query[key]!]))
}

function routesOf(): RouteRecordRaw[] {
  return modules.flatMap((module) =>
    module.routes.map((route) => ({ ...route, meta: { ...route.meta, feature: module.name } }) as RouteRecordRaw)
  )
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', name: 'home', component: { render: () => null } },
    ...routesOf(),
    { path: '/:rest(.*)*', name: 'not-found', component: () => import('@/frame/NotFound.vue') }
  ]
})

router.beforeEach(async (to, from) => {
  const session = useSession()
  if (!session.asked) await session.load()
  const open = to.meta['open'] === true
  if (!session.current && !open) return { path: '/sign-in', query: { next: to.fullPath } }
  if (session.current?.mustChangePassword && to.path !== '/password') return { path: '/password' }
  if (to.name === 'home') return { path: homeFor(session.roles), query: keptQuery(from.query) }
  if (!open && losesDeskState(to, from)) {
    return { path: to.path, hash: to.hash, query: { ...keptQuery(from.query), ...to.query }, replace: to.redirectedFrom !== undefined }
  }
  if (typeof to.meta['feature'] === 'string') await Promise.all(wordsNeededBy(to.meta['feature']).map(openRoom))
  return true
})

/** A link that names a place or a period of its own is not overruled by the page before. */
export function losesDeskState(
  to: { path: string; query: LocationQuery },
  from: { path: string; query: LocationQuery }
): boolean {
  if (to.path === from.path || deskKeys.some((key) => key in to.query)) return false
  return Object.keys(keptQuery(from.query)).length > 0
}
