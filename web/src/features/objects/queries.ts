import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, reactive } from 'vue'
import { api } from '@/api/client'
import { readAll } from '@/api/queries'
import type {
  Enterprise,
  EventItem,
  LatestRow,
  LimitValue,
  Mark,
  MarkInput,
  PointDetail,
  PointSummary,
  Revision,
  SeriesAnswer
} from '@/api/types'
import { isoOf } from '@/shared/time/period'
import type { SeriesKind } from './curves'
import { joinLatest, type LatestOfPoint } from './latest'

type Filter = Record<string, string | null | undefined>

type Signal = AbortSignal | undefined

/** Every point in scope with its newest judged values (hours), or real-time ones where no hour is known yet. */
async function readLatest(filter: Filter, signal: Signal): Promise<LatestOfPoint[]> {
  const [points, realtime, hours] = await Promise.all([
    readAll<PointSummary>('/points', filter, signal, 100),
    readAll<LatestRow>('/points/latest', { ...filter, level: 'realtime' }, signal, 100),
    readAll<LatestRow>('/points/latest', { ...filter, level: 'hour' }, signal, 100)
  ])
  return joinLatest(points, realtime, hours)
}

export function useLatest(filter: () => Filter) {
  return reactive(
    useQuery({
      queryKey: computed(() => ['latest', filter()]),
      queryFn: ({ signal }) => readLatest(filter(), signal),
      placeholderData: keepPreviousData
    })
  )
}

export function useEnterprises(filter: () => Filter) {
  return reactive(
    useQuery({
      queryKey: computed(() => ['enterprises', filter()]),
      queryFn: ({ signal }) => readAll<Enterprise>('/enterprises', filter(), signal, 50),
      placeholderData: keepPreviousData
    })
  )
}

export function useEnterprise(id: () => string) {
  return reactive(
    useQuery({
      queryKey: computed(() => ['enterprise', id()]),
      queryFn: ({ signal }) => api.get<Enterprise>(`/enterprises/${id()}`, undefined, signal)
    })
  )
}

export function usePoint(id: () => string) {
  return reactive(
    useQuery({
      queryKey: computed(() => ['point', id()]),
      queryFn: ({ signal }) => api.get<PointDetail>(`/points/${id()}`, undefined, signal)
    })
  )
}

/** The newest value of each factor, of one kind; null when the point never sent any. */
export function usePointLatest(id: () => string, kind: () => string) {
  return reactive(
    useQuery({
      queryKey: computed(() => ['latest', id(), kind()]),
      queryFn: async ({ signal }) =>
        (await readAll<LatestRow>(`/points/${id()}/latest`, { kind: kind() }, signal))[0] ?? null,
      placeholderData: keepPreviousData
    })
  )
}

export interface SeriesAsked {
  kind: SeriesKind
  factors: string
  from: number
  to: number
}

/** Two values per pixel of a wide screen are as many as can be seen. */
const maxPoints = 2000

export function useSeries(id: () => string, asked: () => SeriesAsked, enabled: () => boolean) {
  return reactive(
    useQuery({
      queryKey: computed(() => ['series', id(), asked()]),
      queryFn: ({ signal }) => {
        const { kind, factors, from, to } = asked()
        const query = { kind, factors, from: isoOf(from), to: isoOf(to), maxPoints }
        return api.get<SeriesAnswer>(`/points/${id()}/series`, query, signal)
      },
      enabled: computed(enabled),
      placeholderData: keepPreviousData
    })
  )
}

export function usePointLimits(id: () => string | null, range?: () => { from: number; to: number }) {
  return reactive(
    useQuery({
      queryKey: computed(() => ['limits', id(), range?.() ?? null]),
      queryFn: ({ signal }) => {
        const asked = range?.()
        const query = asked ? { from: isoOf(asked.from), to: isoOf(asked.to) } : {}
        return readAll<LimitValue>(`/points/${id()}/limits`, query, signal)
      },
      enabled: computed(() => id() !== null)
    })
  )
}

export function usePointEvents(point: () => string | null, enterprise: () => string | null = () => null) {
  return reactive(
    useQuery({
      queryKey: computed(() => ['events', { state: 'open', point: point(), enterprise: enterprise() }]),
      queryFn: ({ signal }) =>
        readAll<EventItem>('/events', { state: 'open', point: point(), enterprise: enterprise() }, signal, 3)
    })
  )
}

export function useMarks(id: () => string, range: () => { from: number; to: number }) {
  return reactive(
    useQuery({
      queryKey: computed(() => ['marks', id(), range()]),
      queryFn: ({ signal }) =>
        readAll<Mark>(`/points/${id()}/marks`, { from: isoOf(range().from), to: isoOf(range().to) }, signal)
    })
  )
}

/** An enterprise marks; the bureau rules. Both are stored with who, when and why, and can be withdrawn. */
export function useMarkActs(id: () => string) {
  const queries = useQueryClient()
  const reread = async (): Promise<void> => {
    await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === id() })
  }
  const create = useMutation({
    mutationFn: ({ as, input }: { as: 'marks' | 'rulings'; input: MarkInput }) =>
      api.post<Mark>(`/points/${id()}/${as}`, input),
    onSuccess: reread
  })
  const withdraw = useMutation({
    mutationFn: ({ mark, reason }: { mark: Mark; reason: string }) =>
      api.post(`/points/${id()}/${mark.layer === 'bureau' ? 'rulings' : 'marks'}/${mark.id}/withdraw`, { reason }),
    onSuccess: reread
  })
  return { create: reactive(create), withdraw: reactive(withdraw) }
}

/** What was changed about an object: newest first, with who and why. */
export function useHistory(family: () => 'points' | 'enterprises', id: () => string) {
  return reactive(
    useQuery({
      queryKey: computed(() => ['history', id(), family()]),
      queryFn: ({ signal }) => readAll<Revision>(`/${family()}/${id()}/history`, {}, signal)
    })
  )
}
