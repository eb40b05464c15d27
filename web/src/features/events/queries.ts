import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, reactive } from 'vue'
import { api } from '@/api/client'
import { readAll } from '@/api/queries'
import type { EventDetail, EventItem } from '@/api/types'

export interface EventFilter {
  state: string
  region: string | null
}

export function useEvents(filter: () => EventFilter) {
  return reactive(
    useQuery({
      queryKey: computed(() => ['events', filter()]),
      queryFn: ({ signal }) => readAll<EventItem>('/events', { ...filter() }, signal, 20),
      placeholderData: keepPreviousData
    })
  )
}

export function useEvent(id: () => string) {
  return reactive(
    useQuery({
      queryKey: computed(() => ['event', id()]),
      queryFn: ({ signal }) => api.get<EventDetail>(`/events/${id()}`, undefined, signal)
    })
  )
}

export const acts = ['acknowledge', 'note', 'false-alarm', 'close'] as const
export type Act = (typeof acts)[number]

export function useEventAct(id: () => string) {
  const queries = useQueryClient()
  return reactive(
    useMutation({
      mutationFn: ({ act, note, cause }: { act: Act; note: string; cause: string | null }) =>
        api.post(`/events/${id()}/${act}`, { note, cause }),
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: ['event', id()] })
        await queries.invalidateQueries({ queryKey: ['events'] })
      }
    })
  )
}
