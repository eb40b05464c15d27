import { reactive, readonly } from 'vue'

export interface Toast {
  id: number
  text: string
  undo?: () => void
}

const list = reactive<Toast[]>([])
let last = 0

export const toasts = readonly(list)

export function dismissToast(id: number): void {
  const at = list.findIndex((toast) => toast.id === id)
  if (at >= 0) list.splice(at, 1)
}

/** Says in place that something is done; stays ten seconds, with a way back where there is one. */
export function sayDone(text: string, undo?: () => void): void {
  const id = ++last
  list.push(undo ? { id, text, undo } : { id, text })
  setTimeout(() => dismissToast(id), 10_000)
}
