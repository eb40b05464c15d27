import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useRegions } from '@/api/queries'
import { useNow } from '@/shared/time/useNow'
import { presetRange, type Period, type PresetName, presetNames } from '@/shared/time/period'

export interface DeskState {
  /** Code of the chosen region, or null for everything in the person's scope. */
  place: ComputedRef<string | null>
  /** The same as the server names it; null also while the places are still being read. */
  placeId: ComputedRef<string | null>
  period: ComputedRef<Period>
  setPlace: (code: string | null) => void
  setPreset: (name: PresetName) => void
  setRange: (from: string, to: string) => void
}

function one(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' && first !== '' ? first : null
}

function isPreset(name: string | null): name is PresetName {
  return name !== null && (presetNames as readonly string[]).includes(name)
}

/** Place and time of the desk, kept in the address so that a copied link shows the same view. */
export function useDeskState(): DeskState {
  const now = useNow({ everyMs: 60_000 })
  const route = useRoute()
  const router = useRouter()

  const regions = useRegions()
  const place = computed(() => one(route.query['place']))
  const placeId = computed(() => regions.data?.find((region) => region.code === place.value)?.id ?? null)
  const period = computed<Period>(() => {
    const [from, to] = [one(route.query['from']), one(route.query['to'])]
    if (from && to) return presetRange('custom', now.value, { from, to })
    const name = one(route.query['period'])
    return presetRange(isPreset(name) ? name : 'day', now.value)
  })

  function change(values: Record<string, string | undefined>): void {
    void router.replace({ query: { ...route.query, ...values }, hash: route.hash })
  }

  return {
    place,
    placeId,
    period,
    setPlace: (code) => change({ place: code ?? undefined }),
    setPreset: (name) => change({ period: name, from: undefined, to: undefined }),
    setRange: (from, to) => change({ period: undefined, from, to })
  }
}
