import type { FeatureModule } from '@/app/modules'

export default {
  name: 'conditions',
  uses: ['events'],
  rooms: [{ path: '/rules', title: 'nav.conditions', icon: 'sort', order: 65, roles: ['ANALYST', 'SUPERVISOR', 'ADMIN'] }],
  routes: [{ path: '/rules', component: () => import('./ConditionsPage.vue') }]
} satisfies FeatureModule
