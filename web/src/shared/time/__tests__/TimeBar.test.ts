import { mount } from '@vue/test-utils'
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n, setLanguage } from '@/app/i18n'
import TimeBar from '../TimeBar.vue'

beforeEach(() => vi.stubGlobal('fetch', () => Promise.resolve(new Response('[]'))))
afterEach(() => vi.unstubAllGlobals())

async function show(query: Record<string, string>) {
  await setLanguage('en')
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: { render: () => null } }] })
  await router.push({ path: '/', query })
  const plugins = [i18n, createPinia(), router, [VueQueryPlugin, { queryClient: new QueryClient() }]] as never
  const wrapper = mount(TimeBar, { global: { plugins } })
  const press = async (slider: number, key: string): Promise<unknown> => {
    await wrapper.findAll('[role=slider]')[slider]!.trigger('keydown', { key })
    await new Promise((done) => setTimeout(done, 10))
    return router.currentRoute.value.query
  }
  return { wrapper, press, router }
}

const day = { from: '2026-03-01T00:00', to: '2026-03-02T00:00' }

describe('the time bar', () => {
  it('writes what the keys do into the address', async () => {
    const { press } = await show(day)
    expect(await press(0, 'ArrowRight')).toEqual({ from: '2026-03-01T01:00', to: '2026-03-02T01:00' })
    expect(await press(0, 'PageDown')).toEqual({ from: '2026-02-28T01:00', to: '2026-03-01T01:00' })
    expect(await press(2, 'ArrowLeft')).toEqual({ from: '2026-02-28T01:00', to: '2026-03-01T00:00' })
    expect(await press(1, 'ArrowRight')).toEqual({ from: '2026-02-28T02:00', to: '2026-03-01T00:00' })
  })

  it('spells the periods it compares with', async () => {
    const { wrapper } = await show(day)
    expect(wrapper.text()).toContain('Before: 2026-02-28')
    expect(wrapper.text()).toContain('Last year: 2025-03-01')
  })

  it('tells those who do not see it what is chosen', async () => {
    const { wrapper } = await show(day)
    const [period, from, to] = wrapper.findAll('[role=slider]').map((slider) => slider.attributes('aria-valuetext'))
    expect([period, from, to]).toEqual(['2026-03-01 – 2026-03-01', '2026-03-01 00:00', '2026-03-02 00:00'])
  })

  it('ignores keys that mean nothing to it', async () => {
    const { press } = await show(day)
    expect(await press(0, 'x')).toEqual(day)
  })
})
