import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, reactive } from 'vue'
import { api } from '@/api/client'
import { itemsOf, readAll } from '@/api/queries'
import type { DeviceCommand, DeviceHealth, DeviceRegistration, OfferedCommands, Page, QuarantineItem, RawPacket, Statement } from '@/api/types'
import { cursorWith } from './commands'

export function useDevices(filter: () => { region: string | null }) {
  return reactive(
    useQuery({
      queryKey: computed(() => ['devices', filter()]),
      queryFn: ({ signal }) => readAll<DeviceHealth>('/devices', { ...filter() }, signal, 100),
      placeholderData: keepPreviousData
    })
  )
}

export function useDevice(id: () => string) {
  return reactive(
    useQuery({
      queryKey: computed(() => ['device', id()]),
      queryFn: ({ signal }) => api.get<DeviceHealth>(`/devices/${id()}`, undefined, signal)
    })
  )
}

export function useRegistration(id: () => string) {
  return reactive(
    useQuery({
      queryKey: computed(() => ['device', id(), 'registration']),
      queryFn: ({ signal }) => api.get<DeviceRegistration>(`/registry/devices/${id()}`, undefined, signal)
    })
  )
}

const packetPage = 50

/** Packets newest first; with the id of a packet, that one and those before it. */
export function usePackets(id: () => string, first: () => string = () => '') {
  return reactive(
    useInfiniteQuery({
      queryKey: computed(() => ['packets', id(), first()]),
      queryFn: async ({ signal, pageParam }) => {
        const query = { cursor: pageParam || cursorWith(first()) || null, limit: packetPage }
        return itemsOf(await api.get<RawPacket[] | Page<RawPacket>>(`/devices/${id()}/packets`, query, signal))
      },
      initialPageParam: '',
      getNextPageParam: (last: RawPacket[]) => (last.length < packetPage ? undefined : last.at(-1)!.packetId)
    })
  )
}

/** What the device said last of facilities, instruments and itself. */
export function useStatements(id: () => string) {
  return reactive(
    useQuery({
      queryKey: computed(() => ['device', id(), 'statements']),
      queryFn: ({ signal }) => readAll<Statement>(`/devices/${id()}/statements`, {}, signal)
    })
  )
}

export function useCommands(id: () => string) {
  return reactive(
    useQuery({
      queryKey: computed(() => ['commands', id()]),
      queryFn: ({ signal }) => readAll<DeviceCommand>(`/devices/${id()}/commands`, {}, signal, 1),
      refetchInterval: (query) => (query.state.data?.some((command) => isOpen(command.state)) ? 2000 : false)
    })
  )
}

/** What this device can be told, by the edition it speaks. */
export function useOffered(id: () => string, wanted: () => boolean) {
  return reactive(
    useQuery({
      queryKey: computed(() => ['device', id(), 'offered']),
      queryFn: ({ signal }) => api.get<OfferedCommands>(`/devices/${id()}/commands/offered`, undefined, signal),
      enabled: wanted
    })
  )
}

/** A command that still waits for its answer. */
export function isOpen(state: string): boolean {
  return /^(queued|sent|accepted)$/i.test(state)
}

export function useSendCommand(id: () => string) {
  const queries = useQueryClient()
  return reactive(
    useMutation({
      mutationFn: (input: { command: string; parameters: Record<string, string> }) =>
        api.post<{ id: string }>(`/devices/${id()}/commands`, input),
      onSuccess: () => queries.invalidateQueries({ queryKey: ['commands', id()] })
    })
  )
}

export function useQuarantine() {
  const queries = useQueryClient()
  const reread = async (): Promise<void> => {
    for (const family of ['quarantine', 'devices']) await queries.invalidateQueries({ queryKey: [family] })
  }
  const list = useQuery({
    queryKey: ['quarantine'],
    queryFn: ({ signal }) => readAll<QuarantineItem>('/quarantine', {}, signal)
  })
  const adopt = useMutation({
    mutationFn: ({ id, point, name }: { id: string; point: string; name: string }) =>
      api.post(`/quarantine/${id}/adopt`, { point, name }),
    onSuccess: reread
  })
  const dismiss = useMutation({ mutationFn: (id: string) => api.post(`/quarantine/${id}/dismiss`), onSuccess: reread })
  const dismissAll = useMutation({
    mutationFn: (peer: string) => api.post<{ dismissed: number }>('/quarantine/dismiss', { peer }),
    onSuccess: reread
  })
  return { list: reactive(list), adopt: reactive(adopt), dismiss: reactive(dismiss), dismissAll: reactive(dismissAll) }
}
