import type { Figure } from '@/api/types'
import { withMinus } from '@/shared/format/number'

export type CellValue = string | number | null | undefined

export type ColumnKind = 'text' | 'number' | 'time' | 'state' | 'figure'

export interface GridColumn<T> {
  key: string
  title: string
  unit?: string
  kind: ColumnKind
  /** Pixels. @default 140 */
  width?: number
  /** What is sorted, filtered, summed and copied; for a figure its number. */
  value: (row: T) => CellValue
  /** What is shown, where it differs from the value. */
  text?: (row: T) => string
  /** The figure to print, for columns of kind figure. */
  figure?: (row: T) => Figure | null | undefined
  /** A list of values with their counts, or typed text. */
  filter?: 'values' | 'text'
  foot?: 'sum' | 'mean' | 'count'
}

export interface GridSort {
  key: string
  down: boolean
}

/** By column: the chosen values, or the typed text. */
export type GridFilters = Readonly<Record<string, readonly string[] | string>>

/** An empty cell says so. */
export function cellText<T>(column: GridColumn<T>, row: T): string {
  if (column.kind === 'figure') {
    const figure = column.figure?.(row)
    return figure?.text ? withMinus(figure.text) : '/'
  }
  if (column.text) return column.text(row) || '—'
  const value = column.value(row)
  if (value === null || value === undefined || value === '') return '—'
  return typeof value === 'number' ? withMinus(String(value)) : value
}

function compare(a: CellValue, b: CellValue, collator: Intl.Collator): number {
  const [none, other] = [a === null || a === undefined || a === '', b === null || b === undefined || b === '']
  if (none || other) return none === other ? 0 : none ? 1 : -1
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return collator.compare(String(a), String(b))
}

/** Sorted copy; rows without a value stand last whichever way the column is sorted. */
export function sortRows<T>(
  rows: readonly T[],
  columns: readonly GridColumn<T>[],
  sort: GridSort | null,
  language = 'zh-CN'
): T[] {
  const column = columns.find((one) => one.key === sort?.key)
  if (!column || !sort) return [...rows]
  const collator = new Intl.Collator(language, { numeric: true })
  const keyed = rows.map((row) => ({ row, value: column.value(row) }))
  keyed.sort((a, b) => {
    const order = compare(a.value, b.value, collator)
    const missing = a.value == null || a.value === '' || b.value == null || b.value === ''
    return sort.down && !missing ? -order : order
  })
  return keyed.map(({ row }) => row)
}

function passes<T>(column: GridColumn<T>, row: T, wanted: readonly string[] | string): boolean {
  const text = cellText(column, row)
  if (typeof wanted === 'string') return text.toLowerCase().includes(wanted.trim().toLowerCase())
  return wanted.length === 0 || wanted.includes(text)
}

export function filterRows<T>(rows: readonly T[], columns: readonly GridColumn<T>[], filters: GridFilters): T[] {
  const active = columns.filter((column) => filters[column.key]?.length)
  return active.length === 0
    ? [...rows]
    : rows.filter((row) => active.every((column) => passes(column, row, filters[column.key]!)))
}

export interface ValueCount {
  text: string
  count: number
}

/** Values of a column with how often each would be left by the other filters; most frequent first. */
export function valueCounts<T>(
  rows: readonly T[],
  columns: readonly GridColumn<T>[],
  filters: GridFilters,
  column: GridColumn<T>
): ValueCount[] {
  const others = Object.fromEntries(Object.entries(filters).filter(([key]) => key !== column.key))
  const counts = new Map<string, number>()
  for (const row of filterRows(rows, columns, others)) {
    const text = cellText(column, row)
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count || a.text.localeCompare(b.text))
}

/** Total, mean or count of the numbers of a column; null when there are none. */
export function footOf<T>(rows: readonly T[], column: GridColumn<T>): number | null {
  const numbers = rows.map((row) => column.value(row)).filter((value): value is number => typeof value === 'number')
  if (!column.foot || numbers.length === 0) return null
  if (column.foot === 'count') return numbers.length
  const sum = numbers.reduce((total, value) => total + value, 0)
  return column.foot === 'sum' ? sum : sum / numbers.length
}

export interface RowWindow {
  first: number
  last: number
}

/** Rows [first, last) that must be in the page for a scroll position. */
export function rowWindow(scrolled: number, height: number, rowHeight: number, count: number, spare = 8): RowWindow {
  const first = Math.max(0, Math.floor(scrolled / rowHeight) - spare)
  const last = Math.min(count, Math.ceil((scrolled + height) / rowHeight) + spare)
  return { first: Math.min(first, Math.max(0, count - 1)), last: Math.max(last, Math.min(count, first)) }
}

/** Head and rows as text, for the clipboard and for files; units stand in the head. */
export function gridText<T>(rows: readonly T[], columns: readonly GridColumn<T>[]): string[][] {
  const head = columns.map((column) => (column.unit ? `${column.title} (${column.unit})` : column.title))
  return [head, ...rows.map((row) => columns.map((column) => cellText(column, row)))]
}
