export const importKinds = ['workbook', 'regions', 'enterprises', 'points', 'devices', 'channels', 'limits'] as const
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
