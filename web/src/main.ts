import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { onSignedOut, Problem } from './api/client'
import App from './App.vue'
import { i18n, setLanguage } from './app/i18n'
import { usePreferences } from './app/preferences'
import { router } from './app/router'
import { useSession } from './app/session'
import './styles/tokens.css'
import './styles/base.css'
import './styles/print.css'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 1 && !(error instanceof Problem && error.status >= 400 && error.status < 500)
    }
  }
})

const app = createApp(App).use(createPinia()).use(i18n).use(VueQueryPlugin, { queryClient: queries })

onSignedOut(() => {
  const session = useSession()
  if (!session.current) return
  session.current = null
  queries.clear()
  void router.push({ path: '/sign-in', query: { next: router.currentRoute.value.fullPath, ended: '1' } })
})

await setLanguage(usePreferences().language)
document.title = i18n.global.t('frame.title')
app.use(router)
await router.isReady()
app.mount('#app')
