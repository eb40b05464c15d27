import { useI18n } from 'vue-i18n'

/** Words for the kinds of events; a kind that has none yet is shown by its code rather than hidden. */
export function useEventKinds(): { kindText: (kind: string) => string } {
  const { t, te } = useI18n()
  return {
    kindText: (kind) => {
      const key = `events.kinds.${kind.toLowerCase().replaceAll('_', '-')}`
      return te(key) ? t(key) : kind
    }
  }
}
