import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { figureOf, stateOf } from '@/api/__tests__/shapes'
import type { Figure as FigureShape } from '@/api/types'
import { i18n, setLanguage } from '@/app/i18n'
import { isoOf } from '@/shared/time/period'
import Figure from '../Figure.vue'
import { badgeOf, lateAfterSeconds } from '../state'

const start = Date.now() - 3_600_000

const limit = { lower: null, upper: 60, unit: 'mg/L', averaging: 'hour', standard: 'GB 18918-2002', clause: '' }

function figure(changes: Partial<FigureShape> = {}): FigureShape {
  const period = { start: isoOf(start), end: isoOf(start + 3_600_000) }
  return figureOf({ point: 'p1', text: '-3.20', number: -3.2, limit, level: 'exceeded', ...period, ...changes })
}

async function show(shape: FigureShape, look: 'cell' | 'inline' | 'big' = 'inline') {
  await setLanguage('en')
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: { render: () => null } }] })
  await router.push('/')
  const wrapper = mount(Figure, { props: { figure: shape, look }, global: { plugins: [i18n, createPinia(), router] } })
  return { wrapper, router }
}

describe('a figure', () => {
  it('prints its own text with unit, level in words, and a true minus', async () => {
    const { wrapper } = await show(figure())
    expect(wrapper.text()).toContain('\u22123.20')
    expect(wrapper.text()).toContain('mg/L')
    expect(wrapper.text()).toContain('exceeded')
    expect(wrapper.text()).toContain('raw')
  })

  it('tells value, averaging, period and limit to those who do not see it', async () => {
    const { wrapper } = await show(figure(), 'cell')
    const label = wrapper.get('button').attributes('aria-label')
    for (const part of ['hourly mean', 'exceeded', 'GB 18918-2002', '60']) expect(label).toContain(part)
  })

  it('leads to where it comes from, by an address that can be copied', async () => {
    const { wrapper, router } = await show(figure())
    await wrapper.get('button').trigger('click')
    await new Promise((done) => setTimeout(done, 20))
    expect(router.currentRoute.value.query['figure']).toBe(`p1~w01018~measured~hour~${isoOf(start)}`)
  })

  it('is drawn late when it is late, and invalid when it is invalid', async () => {
    const old = await show(figure({ end: isoOf(Date.now() - 10 * 3_600_000) }))
    expect(old.wrapper.classes()).toContain('late')
    const invalid = await show(figure({ state: stateOf({ valid: false, why: ['device-flag'] }) }))
    expect(invalid.wrapper.text()).toContain('invalid')
  })
})

describe('the badge of a data state', () => {
  it('says invalid before anything else, then the origin, then the review', () => {
    const state = stateOf({ review: 'audited' })
    expect(badgeOf(state)).toEqual({ look: 'solid', word: 'audited' })
    expect(badgeOf({ ...state, origin: 'estimated' }).look).toBe('hatched')
    expect(badgeOf({ ...state, origin: 'estimated', valid: false }).word).toBe('invalid')
  })

  it('waits longer before it calls a day late than an hour', () => {
    expect(lateAfterSeconds('day')).toBeGreaterThan(lateAfterSeconds('hour'))
  })
})
