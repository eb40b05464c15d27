import type { FeatureModule } from '@/app/modules'

export default {
  name: 'today',
  rooms: [
    { path: '/today', title: 'nav.today', icon: 'today', order: 10, roles: ['LEADER', 'ANALYST', 'SUPERVISOR', 'DEPARTMENT', 'ADMIN'] }
  ],
  routes: [{ path: '/today', component: () => import('./TodayPage.vue') }]
} satisfies FeatureModule
