import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { api, onSignedOut, Problem, setCsrf, setRequestLanguage, withQuery } from '../client'

const answers: Response[] = []
const calls: { url: string; init: RequestInit }[] = []

beforeEach(() => {
  answers.length = calls.length = 0
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    calls.push({ url, init })
    const answer = answers.shift()
    return answer ? Promise.resolve(answer) : Promise.reject(new TypeError('refused'))
  })
})
afterEach(() => vi.unstubAllGlobals())

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })

describe('the client', () => {
  it('leaves out empty parts of a query', () => {
    expect(withQuery('/points', { region: 'r', kind: null, q: '', n: 0 })).toBe('/points?region=r&n=0')
    expect(withQuery('/points')).toBe('/points')
  })

  it('carries language and, on changes, the token and a key', async () => {
    setCsrf('token')
    setRequestLanguage('en')
    answers.push(json({}), json({}))
    await api.get('/regions')
    await api.post('/events/1/note', { note: 'n' })
    const [read, change] = calls.map(({ init }) => init.headers as Headers)
    expect(read!.get('Accept-Language')).toBe('en')
    expect(read!.get('X-CSRF-TOKEN')).toBeNull()
    expect(change!.get('X-CSRF-TOKEN')).toBe('token')
    expect(change!.get('Idempotency-Key')).toMatch(/^[0-9a-f]{32}$/)
  })

  it('turns a refusal into a problem with its code and cure', async () => {
    answers.push(json({ title: 'No', status: 403, code: 'access.not-permitted', cure: 'Ask' }, 403))
    const problem = await api.get('/audit').catch((error: unknown) => error as Problem)
    expect(problem).toBeInstanceOf(Problem)
    expect((problem as Problem).code).toBe('access.not-permitted')
    expect((problem as Problem).forbidden).toBe(true)
  })

  it('names an answer that is no problem body by its status', async () => {
    answers.push(new Response('<html>', { status: 502, statusText: 'Bad Gateway' }))
    const problem = (await api.get('/regions').catch((error: unknown) => error)) as Problem
    expect(problem.code).toBe('http.502')
  })

  it('says when the server cannot be reached', async () => {
    const problem = (await api.get('/regions').catch((error: unknown) => error)) as Problem
    expect(problem.status).toBe(0)
  })

  it('tells when the session has ended, but not while signing in', async () => {
    let ended = 0
    onSignedOut(() => ended++)
    answers.push(json({ code: 'x' }, 401), json({ code: 'x' }, 401))
    await api.get('/session').catch(() => undefined)
    expect(ended).toBe(0)
    await api.get('/regions').catch(() => undefined)
    expect(ended).toBe(1)
  })

  it('takes the report of a refused import as an answer', async () => {
    answers.push(json({ failed: 2 }, 422))
    expect(await api.upload('/registry/imports/points', new Blob(['x']), 'text/csv', { dryRun: true })).toEqual({ failed: 2 })
    expect(calls[0]!.url).toBe('/api/v1/registry/imports/points?dryRun=true')
  })
})
