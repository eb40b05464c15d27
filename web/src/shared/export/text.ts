/** Rows as comma-separated text; lines of the footer follow after an empty line. */
export function csvText(rows: readonly (readonly string[])[], footer: readonly string[] = []): string {
  const lines = rows.map((row) => row.map(quoted).join(','))
  if (footer.length) lines.push('', ...footer.map((line) => quoted(line)))
  return `${lines.join('\r\n')}\r\n`
}

/** A cell that a spreadsheet would take for a formula is kept as text. */
function quoted(cell: string): string {
  const safe = /^[=@\t\r]|^[+-](?![\d.\s])/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as the clipboard of a spreadsheet takes them. */
export function tabbedText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n')
}

/** A block copied from a spreadsheet: tabs between cells, quotes around cells that hold line breaks. */
export function parseTabbed(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let inQuotes = false
  const endCell = (): void => {
    rows.at(-1)!.push(cell)
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!
    if (inQuotes) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') cell += text[++at]!
      else inQuotes = false
    } else if (letter === '"' && cell === '') inQuotes = true
    else if (letter === '\t') endCell()
    else if (letter === '\n') {
      endCell()
      rows.push([])
    } else if (letter !== '\r') cell += letter
  }
  if (cell !== '' || rows.at(-1)!.length) endCell()
  else rows.pop()
  return rows
}
