export interface FormulaPart {
  text: string
  sub: boolean
}

const formula = /\b(PM|TSP|SO|NO|NH|CO|O|H|N|CH|CS|Cl|F)(2\.5|10|\d)(?:(S|O|N|F|Cl|Hg)(\d)?)?(?![\w.])/g

/** Splits a name so that PM2.5, O3, SO2, NH3-N can be printed with real subscripts; everything else stays as it is. */
export function formulaParts(name: string): FormulaPart[] {
  const parts: FormulaPart[] = []
  let at = 0
  for (const match of name.matchAll(formula)) {
    if (match.index > at) parts.push({ text: name.slice(at, match.index), sub: false })
    parts.push({ text: match[1]!, sub: false }, { text: match[2]!, sub: true })
    if (match[3]) parts.push({ text: match[3], sub: false })
    if (match[4]) parts.push({ text: match[4], sub: true })
    at = match.index + match[0].length
  }
  if (at < name.length) parts.push({ text: name.slice(at), sub: false })
  return parts
}
