import { VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { i18n, setLanguage } from '@/app/i18n'
import { commandFields, type CommandCode } from '../commands'
import CommandCard from '../CommandCard.vue'

const posted: string[] = []
let status = 202

beforeEach(() => {
  posted.length = 0
  status = 202
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    if (init.method !== 'POST') return Promise.resolve(new Response('{"items":[],"next":null}'))
    posted.push(String(init.body))
    return Promise.resolve(new Response('{"id":"c1"}', { status }))
  })
})

async function form(command: CommandCode) {
  await setLanguage('en')
  const card = mount(CommandCard, {
    props: { id: 'd1', maySend: true },
    global: { plugins: [i18n, createPinia(), VueQueryPlugin] }
  })
  await card.get('select').setValue(command)
  return card
}

describe('a command that carries a password or a key', () => {
  it.each([
    ['set-password', 'NewPW', 'abc123', 'abc1234'],
    ['set-key', 'NewSK', 'Kq7rTt5uWx2vYk9p', 'short']
  ] as const)('%s is typed blind, sent once and forgotten', async (command, field, right, wrong) => {
    const card = await form(command)
    const input = card.get<HTMLInputElement>('input')
    expect(input.attributes()).toMatchObject({ type: 'password', autocomplete: 'new-password' })
    const shape = new RegExp(`^(?:${input.attributes('pattern')})$`)
    expect(shape.test(right)).toBe(true)
    expect(shape.test(wrong)).toBe(false)
    await input.setValue(right)
    await card.get('form').trigger('submit')
    await flushPromises()
    expect(posted.map((body) => JSON.parse(body))).toEqual([{ command, parameters: { [field]: right } }])
    expect(input.element.value).toBe('')
    expect(card.html()).not.toContain(right)
  })

  it('forgets what was typed when another command is chosen, and when the server refuses', async () => {
    const card = await form('set-password')
    await card.get('input').setValue('abc123')
    await card.get('select').setValue('set-key')
    await card.get('select').setValue('set-password')
    expect(card.get<HTMLInputElement>('input').element.value).toBe('')
    status = 403
    await card.get('input').setValue('abc123')
    await card.get('form').trigger('submit')
    await flushPromises()
    expect(posted).toHaveLength(1)
    expect(card.get<HTMLInputElement>('input').element.value).toBe('')
  })
})

it('shows every other field as it is typed', async () => {
  for (const [command, fields] of Object.entries(commandFields)) {
    const card = await form(command as CommandCode)
    const types = card.findAll('input').map((input) => input.attributes('type') ?? 'text')
    expect(types).toEqual(fields.map((field) => (field === 'NewPW' || field === 'NewSK' ? 'password' : 'text')))
  }
})
