const minus = '\u2212'

/** A true minus sign in place of the hyphen. */
export function withMinus(text: string): string {
  return text.replace(/^-/, minus)
}

/** Rounded text of a value read from a chart; figures bring their own text, rounded by their standard. */
export function plainNumber(value: number | null | undefined, digits = 4): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '—'
  if (value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e7)) return withMinus(value.toPrecision(3))
  return withMinus(String(Number(value.toPrecision(digits))))
}

/** A count of things, grouped as the language groups it. */
export function countText(count: number, language: string): string {
  return new Intl.NumberFormat(language).format(count)
}
