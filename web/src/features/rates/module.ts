import type { FeatureModule } from '@/app/modules'

export default {
  name: 'rates',
  rooms: [
    {
      path: '/rates',
      title: 'nav.rates',
      icon: 'rates',
      order: 50,
      roles: ['LEADER', 'ANALYST', 'SUPERVISOR', 'DEPARTMENT', 'ENTERPRISE', 'ADMIN']
    }
  ],
  routes: [{ path: '/rates', component: () => import('./RatesPage.vue') }]
} satisfies FeatureModule
