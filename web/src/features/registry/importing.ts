export const importKinds = ['workbook', 'regions', 'enterprises', 'points', 'devices', 'channels', 'limits', 'reference_o2'] as const
export type ImportKind = (typeof importKinds)[number]

const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function importTypeOf(name: string): string {
  return /\.xlsx$/i.test(name) ? excel : 'text/csv'
}

/** The kind a file name gives away, or null when the person has to say. */
export function kindOfName(name: string): ImportKind | null {
  if (/\.xlsx$/i.test(name)) return 'workbook'
  const lower = name.toLowerCase()
  return importKinds.find((kind) => lower.includes(kind.replace(/s$/, ''))) ?? null
}

/** A column that only one kind of table has. */
const telling: readonly [ImportKind, RegExp][] = [
  ['channels', /^(wire_code)$/i],
  ['limits', /^(averaging|upper|lower)$/i],
  ['devices', /^(mn)$/i],
  ['enterprises', /^(credit_code|short_name|industry)$/i],
  ['regions', /^(level|parent)$/i],
  ['points', /^(reference_o2|kind)$/i],
  ['reference_o2', /^(value)$/i]
]

/** The kind that the head of a pasted table gives away. */
export function kindOfHead(head: readonly string[]): ImportKind | null {
  return telling.find(([, column]) => head.some((cell) => column.test(cell.trim())))?.[0] ?? null
}
