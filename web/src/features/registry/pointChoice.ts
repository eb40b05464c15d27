import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'
import { usePoints } from '@/api/queries'
import type { PointKind } from '@/api/types'
import { useDeskState } from '@/app/desk-state'
import { nameIn } from '@/shared/format/names'

/** The point whose rows are edited: part of the address, the first of the place until one is chosen. */
export function usePointChoice(kind: PointKind | null = null) {
  const { locale } = useI18n()
  const route = useRoute()
  const router = useRouter()
  const { placeId } = useDeskState()
  const points = usePoints(() => ({ region: placeId.value, kind }))
  const chosen = computed<string>({
    get: () => {
      const all = points.data ?? []
      return (all.find((one) => one.id === route.query['point']) ?? all[0])?.id ?? ''
    },
    set: (id) => void router.replace({ query: { ...route.query, point: id || undefined } })
  })
  const options = computed(() => (points.data ?? []).map((one) => ({ value: one.id, label: `${nameIn(locale.value, one)} · ${one.code}` })))
  return { points, chosen, options }
}
