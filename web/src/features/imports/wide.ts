/** Columns of the file that the server reads. */
export const columns = ['point', 'kind', 'time', 'factor', 'value', 'flag'] as const

const pointHead = /^(point|\u70b9\u4f4d\u7f16\u7801|\u70b9\u4f4d)$/i
const timeHead = /^(time|date|\u65f6\u95f4|\u65e5\u671f|\u76d1\u6d4b\u65f6\u95f4)$/i

export interface WideTable {
  rows: string[][]
  /** Heads of columns that are neither the time nor a factor. */
  unread: string[]
}

/** A table that names the point in each row is in the server's own layout already. */
export function namesPoints(head: readonly string[]): boolean {
  return head.some((cell) => pointHead.test(cell.trim()))
}

/** `COD (mg/L)` is the factor COD. */
function bare(head: string): string {
  return head.replace(/[(\uff08][^)\uff09]*[)\uff09]\s*$/, '').trim()
}

/** One time a row and one factor a column become one value a row; empty cells say nothing. */
export function fromWide(
  cells: readonly (readonly string[])[],
  about: { point: string; kind: string; factorOf: (name: string) => string | undefined }
): WideTable {
  const [head = [], ...body] = cells
  const time = Math.max(0, head.findIndex((cell) => timeHead.test(cell.trim())))
  const factors = head.map((cell, index) => (index === time ? undefined : about.factorOf(bare(cell))))
  const rows = body.flatMap((row) =>
    factors.flatMap((factor, index) => {
      const value = row[index]?.trim()
      const at = row[time]?.trim()
      return factor && value && at ? [[about.point, about.kind, at, factor, value, '']] : []
    })
  )
  const unread = head.filter((cell, index) => index !== time && !factors[index] && cell.trim() !== '')
  return { rows: [[...columns], ...rows], unread }
}
