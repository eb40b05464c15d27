import { useI18n } from 'vue-i18n'
import { useFactors } from '@/api/queries'
import type { ConditionParameter } from '@/api/types'
import { nameIn } from '@/shared/format/names'
import { unitText } from '@/shared/format/unit'

/** Words for what parameters are named by: conditions and groups, keys, media, factors, units. */
export function useParameterWords() {
  const { t, te, locale } = useI18n()
  const factors = useFactors()

  function kindText(kind: string): string {
    if (te(`events.kinds.${kind}`)) return t(`events.kinds.${kind}`)
    return te(`conditions.groups.${kind}`) ? t(`conditions.groups.${kind}`) : kind
  }

  function keyText(key: string): string {
    return te(`conditions.keys.${key}`) ? t(`conditions.keys.${key}`) : key
  }

  /** What the value is for: all, a medium, factors. */
  function scopeText({ medium, factor }: ConditionParameter): string {
    const parts = [medium && t(`conditions.media.${medium.replaceAll('_', '-')}`), factor && factor.split('+').map(factorText).join(' + ')]
    return parts.filter(Boolean).join(' · ') || t('conditions.everything')
  }

  function factorText(code: string): string {
    const known = factors.byCode.value.get(code)
    if (known) return nameIn(locale.value, known)
    return code === '*' ? t('conditions.eachFactor') : code
  }

  function valueUnit(unit: string): string {
    const key = `conditions.units.${unit.replaceAll(/[ /]/g, '-')}`
    return te(key) ? t(key) : unitText(unit)
  }

  /** Yes and no are kept as 1 and 0. */
  function valueText({ value, unit }: Pick<ConditionParameter, 'value' | 'unit'>): string {
    return unit === 'yes/no' ? t(value === 0 ? 'conditions.no' : 'conditions.yes') : String(value)
  }

  return { kindText, keyText, scopeText, valueUnit, valueText }
}
