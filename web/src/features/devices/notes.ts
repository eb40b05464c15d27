import { useI18n } from 'vue-i18n'

/** The words for what the decoder noted about a packet; a code without words stays a code. */
export function useNotes(): { noteText: (code: string) => string } {
  const { t, te } = useI18n()
  return {
    noteText: (code) => {
      const key = `devices.note.${code.replace(/^hj212\./, '')}`
      return te(key) ? t(key) : code
    }
  }
}
