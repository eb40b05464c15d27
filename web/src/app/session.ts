import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { api, Problem, setCsrf } from '@/api/client'
import type { Right, Role, Session } from '@/api/types'

/** Who is signed in, and what they may do. */
export const useSession = defineStore('session', () => {
  const current = ref<Session | null>(null)
  const asked = ref(false)

  function accept(session: Session): Session {
    current.value = session
    setCsrf(session.csrf)
    return session
  }

  async function load(): Promise<void> {
    try {
      accept(await api.get<Session>('/session'))
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem
      current.value = null
    } finally {
      asked.value = true
    }
  }

  async function signIn(name: string, password: string): Promise<void> {
    await api.post('/session', { name, password })
    accept(await api.get<Session>('/session'))
  }

  /** A new password ends every session of the person, this one too: it is begun again with the new one. */
  async function changePassword(before: string, fresh: string): Promise<void> {
    const login = current.value?.person.login ?? ''
    await api.put('/session/password', { current: before, fresh })
    await signIn(login, fresh)
  }

  async function signOut(): Promise<void> {
    await api.remove('/session').catch(() => undefined)
    current.value = null
  }

  const roles = computed<Role[]>(() => current.value?.roles ?? [])
  const can = (right: Right): boolean => current.value?.rights.includes(right) ?? false
  const isAny = (wanted: readonly Role[]): boolean => wanted.some((role) => roles.value.includes(role))

  return { current, asked, roles, load, signIn, signOut, changePassword, can, isAny }
})
