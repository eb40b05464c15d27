import { computed, shallowRef, type ComputedRef } from 'vue'

function storageKey(keys: readonly string[]): string {
  return `qingshan.columns.${keys.join('.')}`
}

function stored(key: string): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(value) ? value.map(String) : []
  } catch {
    return []
  }
}

/** The columns a person does not want to see, remembered by the browser for each set of columns. */
export function useHiddenColumns(columns: () => readonly { key: string }[]): {
  hidden: ComputedRef<ReadonlySet<string>>
  setHidden: (hidden: ReadonlySet<string>) => void
} {
  const changed = shallowRef(0)
  const key = computed(() => storageKey(columns().map((column) => column.key)))
  const hidden = computed<ReadonlySet<string>>(() => {
    void changed.value
    return new Set(stored(key.value))
  })

  function setHidden(next: ReadonlySet<string>): void {
    try {
      localStorage.setItem(key.value, JSON.stringify([...next]))
    } catch {
      // A closed storage costs the person only their choice.
    }
    changed.value++
  }

  return { hidden, setHidden }
}
