import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { readAll } from '@/api/queries'
import type { PacketNote } from '@/api/types'

/** The words for what the decoder noted about a packet, as the server says them; a code without words stays a code. */
export function useNotes(): { noteText: (code: string) => string } {
  const query = useQuery({
    queryKey: ['packet-notes'],
    queryFn: ({ signal }) => readAll<PacketNote>('/packet-notes', {}, signal),
    staleTime: Number.POSITIVE_INFINITY
  })
  const texts = computed(() => new Map((query.data.value ?? []).map(({ code, text }) => [code, text])))
  return { noteText: (code) => texts.value.get(code) ?? code }
}
