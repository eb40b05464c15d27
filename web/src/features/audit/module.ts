import type { FeatureModule } from '@/app/modules'

export default {
  name: 'audit',
  rooms: [
    { path: '/admin/audit', title: 'nav.audit', icon: 'audit', order: 90, roles: ['ADMIN', 'SUPERVISOR', 'ANALYST'], right: 'AUDIT_READ' }
  ],
  routes: [{ path: '/admin/audit', component: () => import('./AuditPage.vue') }]
} satisfies FeatureModule
