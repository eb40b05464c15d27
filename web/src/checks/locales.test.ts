import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import { sources } from './sources'

type Tree = { [key: string]: string | Tree }

function read(path: string): Tree {
  return JSON.parse(readFileSync(join(process.cwd(), 'src', path), 'utf8')) as Tree
}

function keysOf(tree: Tree, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : keysOf(value, `${prefix}${key}.`)
  )
}

const rooms = readdirSync(join(process.cwd(), 'src', 'features'))
const folders = ['locales', ...rooms.map((room) => `features/${room}/locales`)]
const chinese = folders.map((folder) => read(`${folder}/zh-CN.json`))
const english = folders.map((folder) => read(`${folder}/en.json`))
const all = new Set(chinese.flatMap((tree) => keysOf(tree)))

const code = sources('.ts', '.vue').map(({ text }) => text).join('\n')
const literals = new Set([...code.matchAll(/['"]([a-zA-Z]\w*(?:\.[\w-]+)+)['"]/g)].map((match) => match[1]!))
const families = new Set([...all].map((key) => `${key.split('.')[0]}.`))
const prefixes = [...code.matchAll(/`(([a-zA-Z]\w*\.)(?:[\w-]+\.)*)\$\{/g)]
  .filter((match) => families.has(match[2]!))
  .map((match) => match[1]!)
const asked = [...code.matchAll(/\bt\(\s*['"]([\w.-]+)['"]/g)].map((match) => match[1]!)

describe('the words of the screens', () => {
  it.each(folders)('are the same keys in both languages: %s', (folder) => {
    expect(keysOf(read(`${folder}/en.json`)).sort()).toEqual(keysOf(read(`${folder}/zh-CN.json`)).sort())
  })

  it('exist for every key that is asked for', () => {
    expect(asked.filter((key) => !all.has(key))).toEqual([])
  })

  it('exist for every family of keys that is asked for', () => {
    const keys = [...all]
    const known = ['audit.actions.']
    expect(prefixes.filter((prefix) => !known.includes(prefix) && !keys.some((key) => key.startsWith(prefix)))).toEqual([])
  })

  it('are all used', () => {
    const unused = [...all].filter((key) => !literals.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)))
    expect(unused).toEqual([])
  })

  it('can all be rendered', () => {
    for (const [locale, trees] of [['zh-CN', chinese], ['en', english]] as const) {
      const messages = { [locale]: Object.assign({}, ...trees) as Tree }
      const options: object = { legacy: false, locale, messages }
      const { global } = (createI18n as (options: object) => { global: { t: (key: string) => string } })(options)
      for (const key of all) expect(global.t(key) === key ? key : '', key).toBe('')
    }
  })

  it('hold no exclamation marks', () => {
    const shouting = [...chinese, ...english].flatMap((tree) => JSON.stringify(tree).match(/[!！]/g) ?? [])
    expect(shouting).toEqual([])
  })
})
