import { onMounted, onScopeDispose, ref, type Ref } from 'vue'

/** A small floating part that closes on Escape and when the person looks elsewhere. */
export function usePopover(root: Ref<HTMLElement | undefined>): { open: Ref<boolean>; toggle: () => void } {
  const open = ref(false)

  function outside(event: Event): void {
    if (open.value && root.value && !root.value.contains(event.target as Node)) open.value = false
  }

  function escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !open.value) return
    open.value = false
    root.value?.querySelector<HTMLElement>('button')?.focus()
  }

  onMounted(() => {
    document.addEventListener('pointerdown', outside)
    document.addEventListener('focusin', outside)
    root.value?.addEventListener('keydown', escape)
  })
  onScopeDispose(() => {
    document.removeEventListener('pointerdown', outside)
    document.removeEventListener('focusin', outside)
  })
  return { open, toggle: () => (open.value = !open.value) }
}
