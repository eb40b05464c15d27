import type { FeatureModule } from '@/app/modules'

export default {
  name: 'imports',
  rooms: [{ path: '/imports', title: 'nav.imports', icon: 'upload', order: 60, roles: ['ANALYST', 'ADMIN'], right: 'IMPORT' }],
  routes: [{ path: '/imports', component: () => import('./ImportsPage.vue') }]
} satisfies FeatureModule
