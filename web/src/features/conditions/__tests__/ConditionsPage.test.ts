import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Condition, ConditionParameter, Right } from '@/api/types'
import { i18n } from '@/app/i18n'
import { useSession } from '@/app/session'
import ConditionsPage from '../ConditionsPage.vue'

const rule = (kind: string): Condition => ({
  kind,
  title: `rule ${kind}`,
  severity: 2,
  autoClose: false,
  promotable: false,
  enabled: true,
  version: 1,
  hits: { raised: 3, open: 1, real: 1, falseAlarms: 1, secondsToKnown: null }
})
const parameter = (id: string, kind: string, facts: Partial<ConditionParameter> = {}): ConditionParameter => ({
  id,
  kind,
  key: 'raise-after',
  medium: null,
  factor: null,
  value: 1,
  defaultValue: 1,
  unit: 'steps',
  certainty: 'own',
  verified: false,
  validFrom: null,
  validTo: null,
  by: '',
  reason: '',
  version: 4,
  ...facts
})

let changes: { url: string; body: unknown }[] = []

beforeEach(() => {
  changes = []
  setActivePinia(createPinia())
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    if (init.method === 'PUT') {
      changes.push({ url, body: JSON.parse(String(init.body)) })
      return Promise.resolve(new Response(null, { status: 204 }))
    }
    const answer = url.includes('/parameters')
      ? [parameter('a', 'offline'), parameter('b', 'drift', { certainty: 'read', verified: true, validFrom: '2020-01-01T00:00:00+08:00' })]
      : url.includes('/conditions')
        ? [rule('offline'), rule('drift')]
        : []
    return Promise.resolve(new Response(JSON.stringify(answer)))
  })
})
afterEach(() => vi.unstubAllGlobals())

async function show(rights: Right[], query: Record<string, string> = {}) {
  useSession().current = { person: { id: 'p', name: 'n', login: 'l' }, roles: [], rights, csrf: 'c' } as never
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: { template: '<i />' } }] })
  await router.push({ path: '/', query })
  const wrapper = mount(ConditionsPage, { global: { plugins: [i18n, router, [VueQueryPlugin, { queryClient: new QueryClient() }]] } })
  await flushPromises()
  await flushPromises()
  return wrapper
}

const parametersOf = (page: Awaited<ReturnType<typeof show>>) => page.findAll('table')[1]!.findAll('tbody tr')

describe('the rules and their parameters', () => {
  it('say which values nobody read in a standard', async () => {
    const page = await show([])
    const [unread, read] = parametersOf(page)
    expect(unread!.find('.tag.caution').exists()).toBe(true)
    expect(read!.find('.tag.caution').exists()).toBe(false)
    expect(read!.text()).toContain('2020-01-01')
  })

  it('are narrowed to one rule by the address', async () => {
    expect(parametersOf(await show([], { kind: 'drift' }))).toHaveLength(1)
  })

  it('are changed from a day on, with a reason, by those with the right only', async () => {
    const reader = await show([])
    await parametersOf(reader)[0]!.trigger('click')
    expect(reader.find('form').exists()).toBe(false)
    const page = await show(['REGISTRY_EDIT'])
    await parametersOf(page)[0]!.trigger('click')
    await page.get('#parameter-value').setValue('2')
    await page.get('#parameter-from').setValue('2026-12-01')
    await page.get('form').trigger('submit')
    expect(changes).toEqual([])
    await page.get('#parameter-reason').setValue('too many')
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(changes).toEqual([
      { url: '/api/v1/conditions/parameters/a', body: { version: 4, value: 2, validFrom: '2026-12-01T00:00:00+08:00', reason: 'too many' } }
    ])
  })
})
