import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Closure, Right } from '@/api/types'
import { i18n } from '@/app/i18n'
import { useSession } from '@/app/session'
import ClosureCard from '../ClosureCard.vue'

const calls: { url: string; init: RequestInit }[] = []

beforeEach(() => {
  calls.length = 0
  setActivePinia(createPinia())
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    calls.push({ url, init })
    return Promise.resolve(new Response(null, { status: 204 }))
  })
})
afterEach(() => vi.unstubAllGlobals())

async function show(closures: Closure[], rights: Right[], query: Record<string, string> = {}) {
  useSession().current = { person: { id: 'p', name: 'n', login: 'l' }, roles: [], rights, csrf: 'c' } as never
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: { template: '<i />' } }] })
  await router.push({ path: '/', query })
  const wrapper = mount(ClosureCard, {
    props: { kind: 'points', id: 'p1', closures, version: 7 },
    global: { plugins: [i18n, router, [VueQueryPlugin, { queryClient: new QueryClient() }]] }
  })
  return { wrapper, router }
}

const closed: Closure = { from: '2026-01-01T00:00:00+08:00', to: null, reason: 'moved away', inherited: false }

describe('the closings of a thing', () => {
  it('are read by everybody and changed by those with the right', async () => {
    const { wrapper } = await show([closed], [])
    expect(wrapper.text()).toContain('2026-01-01')
    expect(wrapper.text()).toContain('moved away')
    expect(wrapper.find('button').exists()).toBe(false)
    expect((await show([], [])).wrapper.find('section').exists()).toBe(false)
  })

  it('of the enterprise are named as such, and the point itself may still be closed', async () => {
    const { wrapper } = await show([{ ...closed, inherited: true }], ['REGISTRY_EDIT'])
    expect(wrapper.text()).toContain('registry.closure.inherited')
    expect(wrapper.get('header button').text()).toBe('registry.closure.closing')
  })

  it('are opened by an address and sent with day, reason and the version that was seen', async () => {
    const { wrapper, router } = await show([], ['REGISTRY_EDIT'])
    await wrapper.get('header button').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query['sheet']).toBe('closing')
    await wrapper.get('form').trigger('submit')
    expect(calls).toEqual([])
    expect(wrapper.find('.wrong').exists()).toBe(true)
    await wrapper.get('#closure-from').setValue('2026-11-24')
    await wrapper.get('#closure-reason').setValue('moved away')
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    expect(calls[0]!.url).toBe('/api/v1/points/p1/closing')
    expect(JSON.parse(String(calls[0]!.init.body))).toEqual({ from: '2026-11-24', reason: 'moved away' })
    expect((calls[0]!.init.headers as Headers).get('If-Match')).toBe('"7"')
    expect(router.currentRoute.value.query['sheet']).toBeUndefined()
  })

  it('offer to reopen what is closed, and only that', async () => {
    const { wrapper } = await show([closed], ['REGISTRY_EDIT'], { sheet: 'closing' })
    expect(wrapper.find('form').exists()).toBe(false)
    await wrapper.get('header button').trigger('click')
    await flushPromises()
    await wrapper.get('#closure-reason').setValue('back')
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    expect(calls[0]!.url).toBe('/api/v1/points/p1/reopening')
  })
})
