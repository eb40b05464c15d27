import { csvText, parseTabbed } from '@/shared/export/text'

/** What the server says about one line of a file. */
export interface IntakeLine {
  sheet?: string
  line: number
  outcome: string
  problems: { code: string; column?: string | null; value?: string | null; title: string; cure?: string | null }[]
}

export interface IntakeReport {
  written: boolean
  rows: number
  created: number
  changed: number
  unchanged: number
  failed: number
  lines: readonly IntakeLine[]
}

/** Cells of a pasted block; a block with commas and no tabs is taken for the text of a CSV file. */
export function pastedCells(text: string): string[][] {
  return text.includes('\t') || !text.includes(',') ? parseTabbed(text) : parseTabbed(tabsForCommas(text))
}

function tabsForCommas(text: string): string {
  let inQuotes = false
  return [...text]
    .map((letter) => {
      if (letter === '"') inQuotes = !inQuotes
      return letter === ',' && !inQuotes ? '\t' : letter
    })
    .join('')
}

/** Rows as a file of the kind that the server reads. */
export function fileOf(rows: readonly (readonly string[])[], name: string): File {
  return new File([csvText(rows.filter((row) => row.some((cell) => cell.trim() !== '')))], name, { type: 'text/csv' })
}
