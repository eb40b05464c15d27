import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sources, withoutComments } from './sources'

const { paths } = JSON.parse(readFileSync(join(process.cwd(), 'openapi.json'), 'utf8')) as { paths: Record<string, Record<string, unknown>> }

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
  it('offers every path that the screens call', () => {
    expect(called.length).toBeGreaterThan(30)
    const unknown = called.filter(({ method, path }) => !Object.entries(paths).some(([offer, operations]) => method in operations && fits(offer, path)))
    expect(unknown).toEqual([])
  })
})
