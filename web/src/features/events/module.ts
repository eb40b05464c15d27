import type { FeatureModule } from '@/app/modules'

export default {
  name: 'events',
  rooms: [
    {
      path: '/events',
      title: 'nav.events',
      icon: 'events',
      order: 30,
      roles: ['LEADER', 'ANALYST', 'SUPERVISOR', 'DEPARTMENT', 'GRID', 'ENTERPRISE', 'ADMIN']
    }
  ],
  routes: [
    { path: '/events', component: () => import('./EventsPage.vue') },
    { path: '/events/:id', component: () => import('./EventPage.vue'), props: true }
  ]
} satisfies FeatureModule
