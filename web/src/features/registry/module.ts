import type { FeatureModule } from '@/app/modules'

export default {
  name: 'registry',
  rooms: [
    { path: '/admin/registry', title: 'nav.registry', icon: 'registry', order: 70, roles: ['ADMIN', 'ANALYST'], right: 'REGISTRY_EDIT' }
  ],
  routes: [{ path: '/admin/registry', component: () => import('./RegistryPage.vue') }]
} satisfies FeatureModule
