const spelled: Record<string, string> = {
  'ug/m3': 'µg/m³',
  'ug/m³': 'µg/m³',
  'mg/m3': 'mg/m³',
  'm3/h': 'm³/h',
  'm3/s': 'm³/s',
  'm3': 'm³',
  'nm3/h': 'Nm³/h',
  'umol/mol': 'µmol/mol',
  'us/cm': 'µS/cm',
  'uS/cm': 'µS/cm',
  'ug/L': 'µg/L',
  'ug/l': 'µg/L',
  'mg/l': 'mg/L',
  'l/s': 'L/s',
  'deg': '°',
  'degC': '°C',
  'C': '°C',
  'Nm3/h': 'Nm³/h'
}

/** Words that stand where a unit would: a pH has none. */
const none = new Set(['-', '–', '1', 'pH'])

/** Units as they are printed: `ug/m3` becomes µg/m³. A missing unit is empty text. */
export function unitText(unit: string | null | undefined): string {
  if (!unit || none.has(unit)) return ''
  return spelled[unit] ?? unit
}
