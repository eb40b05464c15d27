import type { ProblemBody } from './types'

/** A refusal of the server: what happened, what it is called, what to do. */
export class Problem extends Error {
  constructor(readonly body: ProblemBody) {
    super(body.title)
    this.name = 'Problem'
  }

  get code(): string {
    return this.body.code
  }

  get status(): number {
    return this.body.status
  }

  get forbidden(): boolean {
    return this.body.status === 403
  }
}

type Query = Record<string, string | number | boolean | null | undefined>

interface CallOptions {
  query?: Query
  json?: unknown
  body?: BodyInit
  contentType?: string
  signal?: AbortSignal
  /** The version the person saw: a change that somebody else made meanwhile is not overwritten. */
  version?: number | undefined
  /** Under which a POST is asked again when its answer was lost; a fresh one for each call without it. */
  key?: string | undefined
  /** Statuses other than 2xx whose body is an answer and not a problem. */
  accept?: number[]
}

let csrf = ''
let language = 'zh-CN'
let signedOut: () => void = () => undefined

export function setCsrf(token: string): void {
  csrf = token
}

export function setRequestLanguage(tag: string): void {
  language = tag
}

/** Called when the server says that the session has ended. */
export function onSignedOut(handler: () => void): void {
  signedOut = handler
}

export function withQuery(path: string, query: Query = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '')
  if (pairs.length === 0) return path
  const text = new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))
  return `${path}?${text.toString()}`
}

function headersFor(method: string, options: CallOptions): Headers {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': language })
  if (options.json !== undefined) headers.set('Content-Type', 'application/json')
  else if (options.contentType) headers.set('Content-Type', options.contentType)
  if (options.version !== undefined) headers.set('If-Match', `"${options.version}"`)
  if (method !== 'GET') {
    headers.set('X-CSRF-TOKEN', csrf)
    if (method === 'POST') headers.set('Idempotency-Key', options.key ?? newKey())
  }
  return headers
}

/** Random without `crypto.randomUUID`, which plain-HTTP intranets do not offer. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function problemOf(response: Response): Promise<Problem> {
  const fallback: ProblemBody = { title: response.statusText, status: response.status, code: `http.${response.status}` }
  try {
    const body = (await response.json()) as Partial<ProblemBody>
    return new Problem({ ...fallback, ...body, title: body.title ?? fallback.title, status: response.status })
  } catch {
    return new Problem(fallback)
  }
}

async function send(method: string, path: string, options: CallOptions): Promise<Response> {
  const init: RequestInit = { method, headers: headersFor(method, options), credentials: 'same-origin' }
  if (options.signal) init.signal = options.signal
  if (options.json !== undefined) init.body = JSON.stringify(options.json)
  else if (options.body !== undefined) init.body = options.body
  try {
    return await fetch(withQuery(`/api/v1${path}`, options.query), init)
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new Problem({ title: '', status: 0, code: 'network.unreachable' })
  }
}

async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  const response = await send(method, path, options)
  if (!response.ok && !options.accept?.includes(response.status)) {
    if (response.status === 401 && path !== '/session') signedOut()
    throw await problemOf(response)
  }
  const text = await response.text()
  return (text ? JSON.parse(text) : undefined) as T
}

export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) =>
    call<T>('GET', path, { ...(query && { query }), ...(signal && { signal }) }),
  post: <T>(path: string, json?: unknown, version?: number) => call<T>('POST', path, { json: json ?? {}, version }),
  put: <T>(path: string, json: unknown, version?: number) => call<T>('PUT', path, { json, version }),
  remove: <T>(path: string, query?: Query, version?: number) =>
    call<T>('DELETE', path, { ...(query && { query }), version }),
  /** Sends a file as it is; 422 brings a report, not a failure. */
  upload: <T>(path: string, file: Blob, contentType: string, query: Query, key?: string) =>
    call<T>('POST', path, { query, body: file, contentType, key, accept: [422] })
}
