import { useQuery } from '@tanstack/vue-query'
import { computed, reactive } from 'vue'
import { api } from './client'
import type { Factor, Page, PointSummary, Region } from './types'

const slow = { staleTime: 5 * 60_000 }

/** Answers that come bare or as a page; the reader wants the items. */
export function itemsOf<T>(answer: T[] | Page<T>): T[] {
  return Array.isArray(answer) ? answer : answer.items
}

/** Follows the cursor up to a sensible end, for lists that are shown whole. */
export async function readAll<T>(
  path: string,
  query: Record<string, string | number | boolean | null | undefined>,
  signal?: AbortSignal,
  atMost = 20
): Promise<T[]> {
  const items: T[] = []
  let cursor: string | null = null
  for (let page = 0; page < atMost; page++) {
    const answer: T[] | Page<T> = await api.get(path, { ...query, cursor }, signal)
    items.push(...itemsOf(answer))
    cursor = Array.isArray(answer) ? null : answer.next
    if (!cursor) break
  }
  return items
}

export function useRegions() {
  return reactive(
    useQuery({
      queryKey: ['regions'],
      queryFn: ({ signal }) => readAll<Region>('/regions', {}, signal),
      ...slow
    })
  )
}

export function useFactors() {
  const query = reactive(
    useQuery({
      queryKey: ['factors'],
      queryFn: ({ signal }) => readAll<Factor>('/factors', {}, signal),
      ...slow
    })
  )
  const byCode = computed(() => new Map((query.data ?? []).map((factor) => [factor.code, factor])))
  return { query, byCode }
}

export function usePoints(filter: () => Record<string, string | null | undefined>) {
  return reactive(
    useQuery({
      queryKey: computed(() => ['points', filter()]),
      queryFn: ({ signal }) => readAll<PointSummary>('/points', filter(), signal),
      ...slow
    })
  )
}
