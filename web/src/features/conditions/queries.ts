import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { reactive } from 'vue'
import { api } from '@/api/client'
import { readAll } from '@/api/queries'
import type { Condition, ConditionParameter } from '@/api/types'

/** How far back the hit record reaches. */
export const recordDays = 90

export function useConditions() {
  return reactive(
    useQuery({
      queryKey: ['conditions'],
      queryFn: ({ signal }) => readAll<Condition>('/conditions', { days: recordDays }, signal)
    })
  )
}

export function useParameters() {
  return reactive(
    useQuery({
      queryKey: ['conditions', 'parameters'],
      queryFn: ({ signal }) => readAll<ConditionParameter>('/conditions/parameters', {}, signal)
    })
  )
}

/** A new value holds from a time on; the old one keeps the time before. */
export function useParameterChange() {
  const queries = useQueryClient()
  return reactive(
    useMutation({
      mutationFn: ({ id, body }: { id: string; body: { version: number; value: number; validFrom: string; reason: string } }) =>
        api.put(`/conditions/parameters/${id}`, body),
      onSuccess: () => queries.invalidateQueries({ queryKey: ['conditions'] })
    })
  )
}
