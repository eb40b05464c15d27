import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { i18n } from '@/app/i18n'
import DataGrid from '../DataGrid.vue'
import type { GridColumn } from '../model'

interface Row {
  id: number
  kind: string
}

const columns: GridColumn<Row>[] = [
  { key: 'id', title: 'No.', kind: 'number', value: (row) => row.id, foot: 'count' },
  { key: 'kind', title: 'Kind', kind: 'text', value: (row) => row.kind, filter: 'values' }
]
const rows = Array.from({ length: 10_000 }, (_, id) => ({ id, kind: id % 10 ? 'plain' : 'rare' }))

function grid(options: object = {}) {
  return mount(DataGrid, {
    props: { title: 'Things', rows, columns, rowKey: (row: Row) => row.id, empty: 'Nothing here', ...options } as never,
    global: { plugins: [i18n, createPinia()] }
  })
}

describe('a table of ten thousand rows', () => {
  it('keeps only the visible ones in the page and says how many there are', () => {
    const shown = grid()
    expect(shown.findAll('tbody tr:not(.space)').length).toBeLessThan(60)
    expect(shown.get('table').attributes('aria-rowcount')).toBe('10001')
  })

  it('puts every row on paper', async () => {
    const shown = grid({ rows: rows.slice(0, 200) })
    window.dispatchEvent(new Event('beforeprint'))
    await nextTick()
    expect(shown.findAll('tbody tr:not(.space)')).toHaveLength(200)
    window.dispatchEvent(new Event('afterprint'))
    await nextTick()
    expect(shown.findAll('tbody tr:not(.space)').length).toBeLessThan(60)
  })

  it('sorts when a head is pressed, down first', async () => {
    const shown = grid()
    await shown.get('thead .sort').trigger('click')
    expect(shown.get('tbody tr:not(.space) td').text()).toBe('9999')
    expect(shown.get('th').attributes('aria-sort')).toBe('descending')
  })

  it('filters by a value and shows the filter as a chip that takes it off again', async () => {
    const shown = grid()
    await shown.get('.filter button').trigger('click')
    const boxes = shown.findAll('.value input')
    await boxes[1]!.trigger('change')
    expect(shown.get('table').attributes('aria-rowcount')).toBe('1001')
    await shown.get('.chip').trigger('click')
    expect(shown.get('table').attributes('aria-rowcount')).toBe('10001')
  })

  it('says in words when it is empty', () => {
    expect(grid({ rows: [] }).text()).toContain('Nothing here')
  })

  it('hands over a pasted block cell by cell', async () => {
    const shown = grid({ pastes: true })
    const event = new Event('paste') as Event & { clipboardData?: unknown }
    event.clipboardData = { getData: () => '1\tx\n2\ty\n' }
    shown.element.dispatchEvent(event)
    expect(shown.emitted('paste')![0]).toEqual([
      [
        ['1', 'x'],
        ['2', 'y']
      ]
    ])
  })
})
