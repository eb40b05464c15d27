import type { Named } from '@/api/types'

/** Names of objects are data with an optional English name. */
export function nameIn(language: string, thing: Named | null | undefined): string {
  if (!thing) return '—'
  return language === 'en' && thing.nameEn ? thing.nameEn : thing.name
}
