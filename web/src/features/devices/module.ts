import type { FeatureModule } from '@/app/modules'

export default {
  name: 'devices',
  uses: ['registry'],
  rooms: [
    {
      path: '/devices',
      title: 'nav.devices',
      icon: 'devices',
      order: 40,
      roles: ['ANALYST', 'SUPERVISOR', 'ENTERPRISE', 'ADMIN']
    }
  ],
  routes: [
    { path: '/devices', component: () => import('./DevicesPage.vue') },
    { path: '/devices/:id', component: () => import('./DevicePage.vue'), props: true }
  ]
} satisfies FeatureModule
