import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

type Tree = { [key: string]: string | Tree }

/** Constants of an enum of the server, as they are written in its source. */
function constantsOf(path: string): string[] {
  const source = readFileSync(join(process.cwd(), '..', path), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
  const body = /\benum \w+[^{]*\{([^;}]*)/.exec(source)![1]!
  return [...body.replace(/\([^)]*\)/g, '').matchAll(/(?:^|,)\s*([A-Z][A-Z0-9_]*)/g)].map((match) => match[1]!)
}

function wordsOf(file: string, ...path: string[]): string[] {
  const tree = JSON.parse(readFileSync(join(process.cwd(), 'src', file), 'utf8')) as Tree
  return Object.keys(path.reduce<Tree>((part, key) => part[key] as Tree, tree))
}

const kebab = (name: string): string => name.toLowerCase().replaceAll('_', '-')

describe('words for what the server says in codes', () => {
  const pure = 'pipeline/src/main/java/org/qingshan/pipeline'

  it('exist for every reason why a value is not valid, and for nothing else', () => {
    expect(wordsOf('locales/zh-CN.json', 'why').sort()).toEqual(constantsOf(`${pure}/state/Why.java`).map(kebab).sort())
  })

  it('exist for every kind of mark and ruling', () => {
    expect(wordsOf('locales/zh-CN.json', 'chart', 'mark').sort()).toEqual(constantsOf(`${pure}/mark/MarkKind.java`).sort())
  })

  it('exist for every clause of the rules of validity', () => {
    const rules = readFileSync(join(process.cwd(), '../standards/src/main/resources/org/qingshan/standards/validity/validity-rules.csv'), 'utf8')
    const clauses = rules.split('\n').filter((line) => line.includes(',') && !line.startsWith('#')).slice(1).map((line) => line.split(',')[9]!)
    const keys = new Set([...clauses, 'own'].map((clause) => clause.toLowerCase().replace(/[^a-z0-9]+/g, '-')))
    expect(wordsOf('locales/zh-CN.json', 'provenance', 'clauses').sort()).toEqual([...keys].sort())
  })

  it('exist for every kind of condition', () => {
    const words = wordsOf('features/events/locales/zh-CN.json', 'events', 'kinds')
    expect(words).toEqual(expect.arrayContaining(constantsOf(`${pure}/condition/ConditionKind.java`).map(kebab)))
  })

  it('exist for every parameter of the conditions, its group, medium and unit', () => {
    const table = readFileSync(join(process.cwd(), '../pipeline/src/main/resources/org/qingshan/pipeline/rules/parameters.csv'), 'utf8')
    const rows = table.split('\n').filter((line) => line && !line.startsWith('#')).slice(1).map((line) => line.split(','))
    const column = (index: number): string[] => [...new Set(rows.map((row) => row[index]!))].filter(Boolean)
    const words = (...path: string[]): string[] => wordsOf('features/conditions/locales/zh-CN.json', 'conditions', ...path)
    const kinds = wordsOf('features/events/locales/zh-CN.json', 'events', 'kinds')
    expect(words('keys').sort()).toEqual(column(1).sort())
    expect([...kinds, ...words('groups')]).toEqual(expect.arrayContaining(column(0)))
    expect(words('media').sort()).toEqual(column(2).sort())
    expect(words('certainty')).toEqual(expect.arrayContaining(column(7)))
  })
})
