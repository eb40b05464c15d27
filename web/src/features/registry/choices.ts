import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { usePoints, useRegions } from '@/api/queries'
import { useEnterprises } from '@/features/objects/queries'
import { nameIn } from '@/shared/format/names'
import type { ThingField } from './things'

interface Choice {
  id: string
  value: string
  label: string
}

/** What a reference may be chosen from, by code; a reference known only by its id finds its code here. */
export function useChoices(): ComputedRef<Record<NonNullable<ThingField['of']>, Choice[]>> {
  const { locale } = useI18n()
  const regions = useRegions()
  const points = usePoints(() => ({}))
  const enterprises = useEnterprises(() => ({}))
  const choice = (one: { id: string; code: string; name: string; nameEn: string | null }): Choice => ({
    id: one.id,
    value: one.code,
    label: `${nameIn(locale.value, one)} · ${one.code}`
  })
  return computed(() => ({
    regions: (regions.data ?? []).map(choice),
    enterprises: (enterprises.data ?? []).map(choice),
    points: (points.data ?? []).map(choice)
  }))
}
