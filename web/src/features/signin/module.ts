import type { FeatureModule } from '@/app/modules'

export default {
  name: 'signin',
  rooms: [],
  routes: [
    { path: '/sign-in', component: () => import('./SignInPage.vue'), meta: { open: true } },
    { path: '/password', component: () => import('./PasswordPage.vue'), meta: { open: true } }
  ]
} satisfies FeatureModule
