import type { QueryClient } from '@tanstack/vue-query'
import type { LiveMessage } from './types'

/** Which query families a topic makes stale. The first part of a query key is its family. */
export const staleBy: Record<string, string[]> = {
  windows: ['series', 'figure', 'rates'],
  latest: ['latest'],
  events: ['events', 'event', 'today'],
  devices: ['devices', 'device', 'packets', 'commands'],
  quarantine: ['quarantine'],
  marks: ['marks', 'series']
}

export interface Live {
  close: () => void
}

interface LiveOptions {
  /** @default EventSource of the browser */
  open?: (url: string) => EventSource
  /** Told when the stream opens and when it breaks off; the browser reconnects by itself. */
  onState?: (connected: boolean) => void
  /** Messages within this time lead to one refetch. @default 1000 */
  gatherMs?: number
}

export function parseLive(data: string): LiveMessage | undefined {
  try {
    const message = JSON.parse(data) as Partial<LiveMessage>
    return message.topic ? { topic: message.topic, id: message.id ?? null, version: message.version ?? 0 } : undefined
  } catch {
    return undefined
  }
}

/** Listens for (topic, id, version) and re-reads what is on the screen through the scoped queries. */
export function connectLive(queries: QueryClient, options: LiveOptions = {}): Live {
  const pending = new Map<string, Set<string | null>>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const source = (options.open ?? ((url) => new EventSource(url)))('/api/v1/live')

  function flush(): void {
    timer = undefined
    for (const [topic, ids] of pending) for (const family of staleBy[topic] ?? []) invalidate(family, ids)
    pending.clear()
  }

  function invalidate(family: string, ids: Set<string | null>): void {
    void queries.invalidateQueries({
      predicate: ({ queryKey }) =>
        queryKey[0] === family && (ids.has(null) || !isId(queryKey[1]) || ids.has(queryKey[1] as string))
    })
  }

  function hear(event: MessageEvent<string>): void {
    const message = parseLive(event.data)
    if (!message) return
    const ids = pending.get(message.topic) ?? new Set()
    pending.set(message.topic, ids.add(message.id))
    timer ??= setTimeout(flush, options.gatherMs ?? 1000)
  }

  source.onopen = () => options.onState?.(true)
  source.onerror = () => options.onState?.(false)
  source.onmessage = hear
  for (const topic of Object.keys(staleBy)) source.addEventListener(topic, hear as EventListener)

  return {
    close: () => {
      clearTimeout(timer)
      source.close()
    }
  }
}

/** A query key's second part is an id only if it looks like one; lists carry their filters there. */
function isId(part: unknown): boolean {
  return typeof part === 'string' && part.length === 36
}
