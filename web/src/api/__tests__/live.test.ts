import { QueryClient } from '@tanstack/vue-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connectLive, parseLive } from '../live'

class FakeSource extends EventTarget {
  onopen?: () => void
  onerror?: () => void
  onmessage?: (event: MessageEvent) => void
  closed = false
  close(): void {
    this.closed = true
  }
}

let source: FakeSource
const id = '01234567-89ab-cdef-0123-456789abcdef'
const other = '11111111-89ab-cdef-0123-456789abcdef'

beforeEach(() => {
  vi.useFakeTimers()
  source = new FakeSource()
})
afterEach(() => vi.useRealTimers())

function connect(queries: QueryClient) {
  return connectLive(queries, { open: () => source as unknown as EventSource, gatherMs: 100 })
}

function tell(topic: string, about: string | null): void {
  source.dispatchEvent(new MessageEvent(topic, { data: JSON.stringify({ topic, id: about, version: 1 }) }))
}

describe('the live channel', () => {
  it('makes stale what the topic touches: this point and every list, but no other point', () => {
    const queries = new QueryClient()
    for (const key of [['latest', id], ['latest', other], ['latest', { region: null }], ['regions']]) queries.setQueryData(key, 1)
    connect(queries)
    tell('latest', id)
    tell('latest', id)
    vi.advanceTimersByTime(150)
    const stale = (key: unknown[]): boolean => queries.getQueryState(key)!.isInvalidated
    expect([['latest', id], ['latest', other], ['latest', { region: null }], ['regions']].map(stale)).toEqual([true, false, true, false])
  })

  it('tells when the stream breaks off and closes with its page', () => {
    const states: boolean[] = []
    const live = connectLive(new QueryClient(), { open: () => source as unknown as EventSource, onState: (on) => states.push(on) })
    source.onopen?.()
    source.onerror?.()
    live.close()
    expect(states).toEqual([true, false])
    expect(source.closed).toBe(true)
  })

  it('ignores what it cannot read', () => {
    expect(parseLive('ping')).toBeUndefined()
    expect(parseLive('{"topic":"events"}')).toEqual({ topic: 'events', id: null, version: 0 })
  })
})
