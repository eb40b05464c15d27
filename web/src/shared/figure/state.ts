import type { DataState } from '@/api/types'

/** The badge of a data state: how it is drawn, and the key of its word. */
export interface StateBadge {
  look: 'dotted' | 'solid' | 'hatched' | 'crossed'
  word: 'raw' | 'screened' | 'audited' | 'estimated' | 'substituted' | 'backFilled' | 'invalid'
}

/** An invalid value is said to be invalid before anything else; then where it comes from; then how far it was checked. */
export function badgeOf(state: DataState): StateBadge {
  if (!state.valid) return { look: 'crossed', word: 'invalid' }
  switch (state.origin) {
    case 'estimated':
      return { look: 'hatched', word: 'estimated' }
    case 'substituted':
      return { look: 'hatched', word: 'substituted' }
    case 'back-filled':
      return { look: 'dotted', word: 'backFilled' }
    case 'measured':
      return { look: state.review === 'audited' ? 'solid' : 'dotted', word: state.review }
  }
}

/** After how long a value of this averaging is drawn as late: twice its period, at least two minutes. */
export function lateAfterSeconds(averaging: string): number {
  switch (averaging) {
    case 'instant':
      return 300
    case 'minute':
      return 1_800
    case 'hour':
      return 7_200
    case 'day':
      return 172_800
    default:
      return 7_200
  }
}
