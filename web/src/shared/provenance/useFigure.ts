import { useQuery } from '@tanstack/vue-query'
import { computed, reactive } from 'vue'
import { api } from '@/api/client'
import type { FigureAnswer } from '@/api/types'
import type { FigureKey } from './provenance'

/** One figure with its provenance, read only when somebody looks. */
export function useFigure(key: () => FigureKey, enabled: () => boolean = () => true) {
  return reactive(
    useQuery({
      queryKey: computed(() => ['figure', key().point, key()]),
      queryFn: ({ signal }) => {
        const { point, factor, basis, kind, start } = key()
        return api.get<FigureAnswer>(`/points/${point}/figure`, { factor, basis, kind, start }, signal)
      },
      enabled: computed(enabled)
    })
  )
}
