import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { schemaText } from '../../scripts/schema.mjs'
import { sources, withoutComments } from './sources'

const read = (path: string): string => readFileSync(join(process.cwd(), path), 'utf8')
const description = read('openapi.json')
const { paths } = JSON.parse(description) as { paths: Record<string, Record<string, unknown>> }

const methods: Record<string, string> = { get: 'get', readAll: 'get', post: 'post', upload: 'post', put: 'put', remove: 'delete' }
const call = /\b(?:api\.)?(get|readAll|post|upload|put|remove)(?:<[^(]*>)?\(\s*(?:'(\/[^']*)'|`(\/[^`]*)`)/g

/** A part that either side leaves open fits any other. */
function fits(offer: string, call: string): boolean {
  const [ours, theirs] = [call.split('/'), offer.replace('/api/v1', '').split('/')]
  return ours.length === theirs.length && theirs.every((part, index) => part.startsWith('{') || ours[index] === '*' || ours[index] === part)
}

const called = sources('.ts', '.vue').flatMap(({ path, text }) =>
  [...withoutComments(text).matchAll(call)].map(([, verb, plain, template]) => ({
    file: path,
    method: methods[verb!]!,
    path: plain ?? template!.replace(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '*')
  }))
)

describe('the interface of the server', () => {
  it('is what the types were generated from; if not: npm run api', async () => {
    expect(read('src/api/schema.ts') === (await schemaText(description))).toBe(true)
  })

  it('offers every path that the screens call', () => {
    expect(called.length).toBeGreaterThan(30)
    const unknown = called.filter(({ method, path }) => !Object.entries(paths).some(([offer, operations]) => method in operations && fits(offer, path)))
    expect(unknown).toEqual([])
  })
})
