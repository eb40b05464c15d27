import { computed, ref, shallowRef, type ComputedRef, type Ref } from 'vue'
import { filterRows, rowWindow, sortRows, type GridColumn, type GridFilters, type GridSort, type RowWindow } from './model'

export interface UseGridOptions {
  /** Height of a row in pixels. @default 32 */
  rowHeight?: number
  language?: () => string
}

export interface UseGridReturn<T> {
  sort: Ref<GridSort | null>
  filters: Ref<GridFilters>
  shown: ComputedRef<T[]>
  window: ComputedRef<RowWindow>
  visible: ComputedRef<T[]>
  scrolled: Ref<number>
  height: Ref<number>
  /** While printing every row is in the page. */
  whole: Ref<boolean>
  turnSort: (key: string) => void
  setFilter: (key: string, wanted: readonly string[] | string) => void
  clearFilters: () => void
}

/** Sorting, filtering and the window of visible rows of a table of any length. */
export function useGrid<T>(
  rows: () => readonly T[],
  columns: () => readonly GridColumn<T>[],
  options: UseGridOptions = {}
): UseGridReturn<T> {
  const rowHeight = options.rowHeight ?? 32
  const sort = ref<GridSort | null>(null)
  const filters = shallowRef<GridFilters>({})
  const scrolled = ref(0)
  const height = ref(480)
  const whole = ref(false)

  const shown = computed(() =>
    sortRows(filterRows(rows(), columns(), filters.value), columns(), sort.value, options.language?.())
  )
  const window = computed(() =>
    whole.value
      ? { first: 0, last: shown.value.length }
      : rowWindow(scrolled.value, height.value, rowHeight, shown.value.length)
  )
  const visible = computed(() => shown.value.slice(window.value.first, window.value.last))

  /** Down, then up, then as the server sent it. */
  function turnSort(key: string): void {
    if (sort.value?.key !== key) sort.value = { key, down: true }
    else sort.value = sort.value.down ? { key, down: false } : null
  }

  function setFilter(key: string, wanted: readonly string[] | string): void {
    const next = { ...filters.value, [key]: wanted }
    if (wanted.length === 0) delete (next as Record<string, unknown>)[key]
    filters.value = next
  }

  return {
    sort,
    filters,
    shown,
    window,
    visible,
    scrolled,
    height,
    whole,
    turnSort,
    setFilter,
    clearFilters: () => (filters.value = {})
  }
}
