import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { Figure } from '@/api/types'

/** What names one figure: enough to ask the server for its tree. */
export interface FigureKey {
  point: string
  factor: string
  basis: 'measured' | 'converted'
  kind: string
  start: string
}

const kinds: Record<string, string> = { instant: 'realtime', minute: 'minute', hour: 'hour', day: 'day' }

export function keyOf(figure: Pick<Figure, 'point' | 'factor' | 'suffix' | 'averaging' | 'start'>): FigureKey {
  return {
    point: figure.point,
    factor: figure.factor,
    basis: /^zs/i.test(figure.suffix ?? '') ? 'converted' : 'measured',
    kind: kinds[figure.averaging] ?? figure.averaging,
    start: figure.start
  }
}

export function encodeKey(key: FigureKey): string {
  return [key.point, key.factor, key.basis, key.kind, key.start].join('~')
}

export function decodeKey(text: string): FigureKey | null {
  const [point, factor, basis, kind, start] = text.split('~')
  if (!point || !factor || !kind || !start) return null
  return { point, factor, basis: basis === 'converted' ? 'converted' : 'measured', kind, start }
}

export interface ProvenanceAccess {
  shown: ComputedRef<FigureKey | null>
  open: (figure: Pick<Figure, 'point' | 'factor' | 'suffix' | 'averaging' | 'start'>) => void
  close: () => void
}

/** The open panel is part of the address, so that a colleague can be sent to the rows behind a number. */
export function useProvenance(): ProvenanceAccess {
  const route = useRoute()
  const router = useRouter()
  const change = (figure: string | undefined): void =>
    void router.push({ query: { ...route.query, figure }, hash: route.hash })
  return {
    shown: computed(() => {
      const text = route.query['figure']
      return typeof text === 'string' ? decodeKey(text) : null
    }),
    open: (figure) => change(encodeKey(keyOf(figure))),
    close: () => change(undefined)
  }
}
