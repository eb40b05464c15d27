import type { FeatureModule } from '@/app/modules'

export default {
  name: 'accounts',
  rooms: [
    { path: '/admin/people', title: 'nav.accounts', icon: 'people', order: 80, roles: ['ADMIN'], right: 'ACCOUNT_ADMIN' }
  ],
  routes: [{ path: '/admin/people', component: () => import('./PeoplePage.vue') }]
} satisfies FeatureModule
