/** A stored value as lines of text; text that holds JSON is laid out as such. */
export function pretty(value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value !== 'string') return JSON.stringify(value, null, 2)
  try {
    return JSON.stringify(JSON.parse(value), null, 2)
  } catch {
    return value
  }
}

/** The same on one line, for a cell of a table; keys are named by words where there are any. */
export function oneLine(value: unknown, word: (key: string) => string = (key) => key): string {
  if (value === null || value === undefined || value === '') return ''
  const parsed: unknown = typeof value === 'object' ? value : String(value)
  if (typeof parsed !== 'object') return String(parsed)
  return Object.entries(parsed as object)
    .map(([key, one]) => `${word(key)} ${typeof one === 'object' ? JSON.stringify(one) : String(one)}`)
    .join(', ')
}
