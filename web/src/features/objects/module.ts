import type { FeatureModule } from '@/app/modules'

const all = ['LEADER', 'ANALYST', 'SUPERVISOR', 'DEPARTMENT', 'GRID', 'ENTERPRISE', 'ADMIN'] as const

export default {
  name: 'objects',
  uses: ['registry'],
  rooms: [{ path: '/o', title: 'nav.objects', icon: 'objects', order: 20, roles: all }],
  routes: [
    { path: '/o', component: () => import('./ObjectsPage.vue') },
    { path: '/o/enterprise/:id', component: () => import('./EnterprisePage.vue'), props: true },
    { path: '/o/:kind(outlet|station|section|pump|point)/:id', component: () => import('./PointPage.vue'), props: true }
  ]
} satisfies FeatureModule
