import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { setRequestLanguage } from '@/api/client'

export type Theme = 'light' | 'dark'
export type Language = 'zh-CN' | 'en'

function stored(key: string): string | null {
  try {
    return localStorage.getItem(`qingshan.${key}`)
  } catch {
    return null
  }
}

function store(key: string, value: string): void {
  try {
    localStorage.setItem(`qingshan.${key}`, value)
  } catch {
    // A closed storage costs the person only their choice at the next visit.
  }
}

/** What a person chose for themselves: the theme and the language. */
export const usePreferences = defineStore('preferences', () => {
  const theme = ref<Theme>(stored('theme') === 'dark' ? 'dark' : 'light')
  const language = ref<Language>(stored('language') === 'en' ? 'en' : 'zh-CN')

  watch(
    theme,
    (value) => {
      document.documentElement.dataset['theme'] = value
      store('theme', value)
    },
    { immediate: true }
  )
  watch(
    language,
    (value) => {
      document.documentElement.lang = value
      setRequestLanguage(value)
      store('language', value)
    },
    { immediate: true }
  )
  return { theme, language }
})
