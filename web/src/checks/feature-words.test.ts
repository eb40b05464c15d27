import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { modules, wordsNeededBy } from '@/app/modules'
import { sources, withoutComments } from './sources'

const files = new Map(sources('.ts', '.vue').map(({ path, text }) => [path, withoutComments(text)]))

/** The first part of its keys, by the feature that brings them. */
const families = new Map(modules.map(({ name }) => [familyOf(name), name]))

function familyOf(feature: string): string {
  const words = readFileSync(join(process.cwd(), 'src', 'features', feature, 'locales', 'en.json'), 'utf8')
  return Object.keys(JSON.parse(words) as object)[0]!
}

function importsOf(path: string, text: string): string[] {
  return [...text.matchAll(/(?:from|import\()\s*'(@\/|\.{1,2}\/)([^']+)'/g)].flatMap((match) => {
    const base = match[1] === '@/' ? match[2]! : normalize(join(dirname(path), match[1]! + match[2]!))
    return [base, `${base}.ts`, `${base}/index.ts`].filter((candidate) => files.has(candidate))
  })
}

/** The files of a feature with everything they import. */
function reachOf(feature: string): string[] {
  const reached = new Set([...files.keys()].filter((path) => path.startsWith(`features/${feature}/`)))
  for (const path of reached) importsOf(path, files.get(path)!).forEach((next) => reached.add(next))
  return [...reached].filter((path) => path.startsWith('features/'))
}

function featuresWhoseWordsAreAsked(paths: string[]): Set<string> {
  const asked = new Set<string>()
  for (const path of paths) {
    for (const [, family] of files.get(path)!.matchAll(/['`]([a-z]\w*)\.[a-zA-Z$]/g)) {
      if (families.has(family!)) asked.add(families.get(family!)!)
    }
  }
  return asked
}

describe('the words of a feature', () => {
  it.each(modules.map(({ name }) => name))('are loaded with all that its pages show: %s', (feature) => {
    const needed = wordsNeededBy(feature)
    expect([...featuresWhoseWordsAreAsked(reachOf(feature))].filter((other) => !needed.includes(other))).toEqual([])
  })

  it('name only features that exist', () => {
    const names = modules.map(({ name }) => name)
    expect(modules.flatMap(({ uses }) => uses ?? []).filter((name) => !names.includes(name))).toEqual([])
  })
})
