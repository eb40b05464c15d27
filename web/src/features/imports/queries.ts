import { useMutation, useQueryClient } from '@tanstack/vue-query'
import { reactive } from 'vue'
import { api } from '@/api/client'
import type { ValueReport } from '@/api/types'

/** Which end of its period a time names; empty while nobody has said. */
export type Label = '' | 'start' | 'end'

export const valueKinds = ['realtime', 'minute', 'hour', 'day'] as const

/** First a dry run with a report line by line, then the same file for good. */
export function useValueImport() {
  const queries = useQueryClient()
  return reactive(
    useMutation({
      mutationFn: ({ file, label, dryRun }: { file: File; label: Label; dryRun: boolean }) =>
        api.upload<ValueReport>('/telemetry/imports', file, 'text/csv', { label, dryRun }),
      onSuccess: async (_, { dryRun }) => {
        if (!dryRun) for (const family of ['latest', 'series', 'rates', 'events']) await queries.invalidateQueries({ queryKey: [family] })
      }
    })
  )
}
