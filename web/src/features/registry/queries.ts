import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, reactive } from 'vue'
import { api } from '@/api/client'
import { readAll } from '@/api/queries'
import type { ImportReport, LimitValue, ReferenceO2 } from '@/api/types'
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

const families = ['registry', 'points', 'point', 'enterprises', 'enterprise', 'devices', 'device', 'limits', 'latest', 'history', 'reference-o2']

const writePaths: Record<ThingKind, string> = {
  enterprises: '/enterprises',
  points: '/points',
  devices: '/registry/devices'
}

/** All facts of one thing with the version that a change is based on. */
export function useThing(kind: () => ThingKind, id: () => string | null) {
  return reactive(
    useQuery({
      queryKey: computed(() => ['registry', 'one', kind(), id()]),
      queryFn: ({ signal }) => api.get<Thing>(`${writePaths[kind()]}/${id()}`, undefined, signal),
      enabled: computed(() => id() !== null),
      staleTime: 0,
      gcTime: 0
    })
  )
}

export function useThingSave(kind: () => ThingKind) {
  const queries = useQueryClient()
  const onSuccess = async (): Promise<void> => {
    for (const family of families) await queries.invalidateQueries({ queryKey: [family] })
  }
  return reactive(
    useMutation({
      mutationFn: ({ id, body, version }: { id: string | null; body: Record<string, unknown>; version: number | undefined }) => {
        const path = writePaths[kind()]
        return id ? api.put(`${path}/${id}`, body, version) : api.post(path, body)
      },
      onSuccess
    })
  )
}

/** Closes a thing from a day on, or opens it again. */
export function useClosing(kind: () => ThingKind, id: () => string) {
  const queries = useQueryClient()
  return reactive(
    useMutation({
      mutationFn: ({ act, body, version }: { act: 'closing' | 'reopening'; body: { from: string; reason: string }; version: number }) =>
        api.post(`${writePaths[kind()]}/${id()}/${act}`, body, version),
      onSuccess: async () => {
        for (const family of families) await queries.invalidateQueries({ queryKey: [family] })
      }
    })
  )
}

export function useReferenceO2(point: () => string | null) {
  return reactive(
    useQuery({
      queryKey: computed(() => ['reference-o2', point()]),
      queryFn: ({ signal }) => readAll<ReferenceO2>(`/points/${point()}/reference-o2`, {}, signal),
      enabled: computed(() => point() !== null)
    })
  )
}

export function useReferenceO2Acts(point: () => string) {
  const queries = useQueryClient()
  const onSuccess = async (): Promise<void> => {
    for (const family of ['reference-o2', 'point', 'points', 'registry', 'history', 'series', 'latest']) await queries.invalidateQueries({ queryKey: [family] })
  }
  const save = useMutation({
    mutationFn: ({ row, body }: { row: ReferenceO2 | null; body: Record<string, unknown> }) =>
      row ? api.put(`/registry/reference-o2/${row.id}`, body, row.version) : api.post(`/points/${point()}/reference-o2`, body),
    onSuccess
  })
  const remove = useMutation({
    mutationFn: ({ row, reason }: { row: ReferenceO2; reason: string }) => api.remove(`/registry/reference-o2/${row.id}`, { reason }, row.version),
    onSuccess
  })
  return { save: reactive(save), remove: reactive(remove) }
}

export function useLimitActs(point: () => string) {
  const queries = useQueryClient()
  const onSuccess = async (): Promise<void> => {
    for (const family of ['limits', 'series', 'latest']) await queries.invalidateQueries({ queryKey: [family] })
  }
  const save = useMutation({
    mutationFn: ({ limit, body }: { limit: LimitValue | null; body: Record<string, unknown> }) =>
      limit?.id
        ? api.put(`/registry/limits/${limit.id}`, body, limit.version)
        : api.post(`/points/${point()}/limits`, body),
    onSuccess
  })
  const remove = useMutation({
    mutationFn: ({ limit, reason }: { limit: LimitValue; reason: string }) =>
      api.remove(`/registry/limits/${limit.id}`, { reason }, limit.version),
    onSuccess
  })
  return { save: reactive(save), remove: reactive(remove) }
}

/** First a dry run with a report line by line, then the same file for good. */
export function useImport() {
  const queries = useQueryClient()
  return reactive(
    useMutation({
      mutationFn: ({ kind, file, dryRun, key }: { kind: ImportKind; file: File; dryRun: boolean; key: string }) =>
        api.upload<ImportReport>(`/registry/imports/${kind}`, file, importTypeOf(file.name), { dryRun }, key),
      onSuccess: async (_, { dryRun }) => {
        if (!dryRun) await queries.invalidateQueries()
      }
    })
  )
}
