import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, reactive } from 'vue'
import { api } from '@/api/client'
import type { ImportProgress, ValueReport } from '@/api/types'

/** Which end of its period a time names; empty while nobody has said. */
export type Label = '' | 'start' | 'end'

export const valueKinds = ['realtime', 'minute', 'hour', 'day'] as const

/** First a dry run with a report line by line, then the same file for good. */
export function useValueImport() {
  const queries = useQueryClient()
  return reactive(
    useMutation({
      mutationFn: ({ file, label, dryRun, key }: { file: File; label: Label; dryRun: boolean; key: string }) =>
        api.upload<ValueReport>('/telemetry/imports', file, 'text/csv', { label, dryRun }, key),
      onSuccess: async (_, { dryRun }) => {
        if (!dryRun) for (const family of ['latest', 'series', 'rates', 'events']) await queries.invalidateQueries({ queryKey: [family] })
      }
    })
  )
}

/** How far an import is that was accepted; asked for until it is done. */
export function useImportProgress(id: () => string) {
  return reactive(
    useQuery({
      queryKey: computed(() => ['value-import', id()]),
      queryFn: ({ signal }) => api.get<ImportProgress>(`/telemetry/imports/${id()}`, undefined, signal),
      refetchInterval: (query) => (query.state.data?.state === 'done' ? false : 2000)
    })
  )
}
