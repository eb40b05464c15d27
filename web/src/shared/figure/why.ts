import { useI18n } from 'vue-i18n'

/** Why a value is not simply valid, in words; a code without words stays a code. */
export function useWhy(): { whyText: (codes: readonly string[]) => string } {
  const { t, te } = useI18n()
  const word = (code: string): string => (te(`why.${code}`) ? t(`why.${code}`) : code)
  return { whyText: (codes) => codes.map(word).join(', ') }
}
