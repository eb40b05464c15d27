import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, reactive } from 'vue'
import { api } from '@/api/client'
import { readAll } from '@/api/queries'
import type { ImportReport, LimitValue } from '@/api/types'
import { importTypeOf, type ImportKind } from './importing'
import type { Thing, ThingKind } from './things'

export function useThings(kind: () => ThingKind, region: () => string | null) {
  return reactive(
    useQuery({
      queryKey: computed(() => ['registry', kind(), region()]),
      queryFn: ({ signal }) => readAll<Thing>(`/${kind()}`, { region: region() }, signal, 100),
      placeholderData: keepPreviousData
    })
  )
}

const families = ['registry', 'points', 'point', 'enterprises', 'enterprise', 'devices', 'device', 'limits', 'latest']

export function useThingActs(kind: () => ThingKind) {
  const queries = useQueryClient()
  const onSuccess = async (): Promise<void> => {
    for (const family of families) await queries.invalidateQueries({ queryKey: [family] })
  }
  const save = useMutation({
    mutationFn: ({ id, body }: { id: string | null; body: Record<string, unknown> }) =>
      id ? api.put<Thing>(`/${kind()}/${id}`, body) : api.post<Thing>(`/${kind()}`, body),
    onSuccess
  })
  const remove = useMutation({ mutationFn: (id: string) => api.remove(`/${kind()}/${id}`), onSuccess })
  return { save: reactive(save), remove: reactive(remove) }
}

export function useLimitActs(point: () => string) {
  const queries = useQueryClient()
  const onSuccess = async (): Promise<void> => {
    for (const family of ['limits', 'series', 'latest']) await queries.invalidateQueries({ queryKey: [family] })
  }
  const save = useMutation({
    mutationFn: (limit: Omit<LimitValue, 'id'> & { id?: string }) =>
      limit.id
        ? api.put(`/points/${point()}/limits/${limit.id}`, limit)
        : api.post(`/points/${point()}/limits`, limit),
    onSuccess
  })
  const remove = useMutation({ mutationFn: (id: string) => api.remove(`/points/${point()}/limits/${id}`), onSuccess })
  return { save: reactive(save), remove: reactive(remove) }
}

/** First a dry run with a report line by line, then the same file for good. */
export function useImport() {
  const queries = useQueryClient()
  return reactive(
    useMutation({
      mutationFn: ({ kind, file, dryRun }: { kind: ImportKind; file: File; dryRun: boolean }) =>
        api.upload<ImportReport>(`/registry/imports/${kind}`, file, importTypeOf(file.name), { dryRun }),
      onSuccess: async (_, { dryRun }) => {
        if (!dryRun) await queries.invalidateQueries()
      }
    })
  )
}
