import { VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { i18n, openRoom, setLanguage } from '@/app/i18n'
import CommandCard from '../CommandCard.vue'

const posted: string[] = []
let status = 202

const field = (name: string, pattern: string, required = true) => ({ name, pattern, required, secret: name.startsWith('New') })
const offered = [
  { command: 'set-clock', number: '1012', parameters: [field('PolId', '\\w{1,12}', false), field('SystemTime', '\\d{14}', false)] },
  { command: 'set-password', number: '1072', parameters: [field('NewPW', '[0-9A-Za-z]{1,6}')] },
  { command: 'set-key', number: '1014', parameters: [field('NewSK', '[0-9A-Za-z]{16}')] },
  { command: 'set-minute-interval', number: '1064', parameters: [field('MinInterval', '(?:1|2|5|10)')] },
  { command: 'fetch-hours', number: '2061', parameters: [field('BeginTime', '\\d{14}'), field('EndTime', '\\d{14}')] },
  { command: 'set-sampling-times', number: '3014', parameters: [field('PolId', '\\w{1,12}'), field('CTime', '\\d{2}(?:,\\d{2}){0,23}')] },
  { command: 'recover-spike', number: '3081', parameters: [field('Volume', '\\d{1,10}(?:\\.\\d{1,4})?')] }
]

beforeEach(() => {
  posted.length = 0
  status = 202
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    if (init.method !== 'POST') {
      const items = String(url).includes('/offered') ? offered : []
      return Promise.resolve(new Response(JSON.stringify({ edition: '2025', items, next: null })))
    }
    posted.push(String(init.body))
    return Promise.resolve(new Response('{"id":"c1"}', { status }))
  })
})

async function form(command: string) {
  await setLanguage('en')
  await openRoom('devices')
  const card = mount(CommandCard, {
    props: { id: 'd1', maySend: true },
    global: { plugins: [i18n, createPinia(), VueQueryPlugin] }
  })
  await flushPromises()
  await choose(card, command)
  return card
}

async function choose(card: VueWrapper, command: string): Promise<void> {
  await card.get('select').setValue(command)
}

/** Those of the command, not the choice and the search before them. */
function fieldsOf(card: VueWrapper) {
  return card.findAll<HTMLInputElement>('label input, label select').slice(2)
}

describe('a command that carries a password or a key', () => {
  it.each([
    ['set-password', 'NewPW', 'abc123', 'abc1234'],
    ['set-key', 'NewSK', 'Kq7rTt5uWx2vYk9p', 'short']
  ] as const)('%s is typed blind, sent once and forgotten', async (command, name, right, wrong) => {
    const card = await form(command)
    const input = fieldsOf(card)[0]!
    expect(input.attributes()).toMatchObject({ type: 'password', autocomplete: 'new-password' })
    const shape = new RegExp(`^(?:${input.attributes('pattern')})$`)
    expect(shape.test(right)).toBe(true)
    expect(shape.test(wrong)).toBe(false)
    await input.setValue(right)
    await card.get('form').trigger('submit')
    await flushPromises()
    expect(posted.map((body) => JSON.parse(body))).toEqual([{ command, parameters: { [name]: right } }])
    expect(input.element.value).toBe('')
    expect(card.html()).not.toContain(right)
  })

  it('forgets what was typed when another command is chosen, and when the server refuses', async () => {
    const card = await form('set-password')
    await fieldsOf(card)[0]!.setValue('abc123')
    await choose(card, 'set-key')
    await choose(card, 'set-password')
    expect(fieldsOf(card)[0]!.element.value).toBe('')
    status = 403
    await fieldsOf(card)[0]!.setValue('abc123')
    await card.get('form').trigger('submit')
    await flushPromises()
    expect(posted).toHaveLength(1)
    expect(fieldsOf(card)[0]!.element.value).toBe('')
  })
})

it.each([
  ['set-minute-interval', { MinInterval: '5' }, { MinInterval: '5' }],
  ['fetch-hours', { BeginTime: '2026-11-23 08:00', EndTime: '2026-11-23 09:00' }, { BeginTime: '20261123080000', EndTime: '20261123090000' }],
  ['set-sampling-times', { PolId: '101', CTime: '04,10' }, { PolId: '101', CTime: '04,10' }],
  ['set-clock', {}, {}]
])('%s goes out with what was typed, as the protocol writes it', async (command, typed, sent) => {
  const card = await form(command)
  for (const [index, value] of Object.values(typed).entries()) await fieldsOf(card)[index]!.setValue(value)
  await card.get('form').trigger('submit')
  await flushPromises()
  expect(posted.map((body) => JSON.parse(body))).toEqual([{ command, parameters: sent }])
})

it('offers what the device knows, in groups', async () => {
  const card = await form('set-clock')
  expect(card.findAll('optgroup').map((group) => [group.attributes('label'), group.findAll('option').map((option) => option.attributes('value'))])).toEqual([
    ['Settings', ['set-clock', 'set-password', 'set-key', 'set-minute-interval']],
    ['Data', ['fetch-hours']],
    ['Instruments', ['set-sampling-times']],
    ['Surface-water station', ['recover-spike']]
  ])
})

it('finds commands by a word or a number, and sends none that is not shown', async () => {
  const card = await form('set-clock')
  const search = card.get('input[type="search"]')
  await search.setValue('2061')
  expect(card.findAll('option').map((option) => option.attributes('value'))).toEqual(['fetch-hours'])
  expect(fieldsOf(card)).toHaveLength(2)
  await search.setValue('no such thing')
  expect(card.get('button.primary').attributes('disabled')).toBeDefined()
  await search.setValue('SPIKE')
  expect(card.findAll('option')).toHaveLength(1)
})
