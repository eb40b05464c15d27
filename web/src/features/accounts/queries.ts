import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { reactive } from 'vue'
import { api } from '@/api/client'
import { readAll } from '@/api/queries'
import type { Person, Role } from '@/api/types'

export interface NewPost {
  role: Role
  title: string | null
  whole: boolean
  region: string | null
  enterprise: string | null
  department: string | null
  validFrom: string | null
  validTo: string | null
}

export function usePeople() {
  return reactive(
    useQuery({ queryKey: ['people'], queryFn: ({ signal }) => readAll<Person>('/people', {}, signal) })
  )
}

/** Everything an account administrator does; each act is audited by the server. */
export function usePeopleActs() {
  const queries = useQueryClient()
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['people'] })
  const create = useMutation({
    mutationFn: (input: { login: string; name: string }) => api.post<Person>('/people', input),
    onSuccess
  })
  const change = useMutation({
    mutationFn: ({ id, ...input }: { id: string; name: string; active: boolean }) => api.put<Person>(`/people/${id}`, input),
    onSuccess
  })
  const addPost = useMutation({
    mutationFn: ({ id, post }: { id: string; post: NewPost }) => api.post<Person>(`/people/${id}/posts`, post),
    onSuccess
  })
  const endPost = useMutation({
    mutationFn: ({ id, post }: { id: string; post: string }) => api.post<Person>(`/people/${id}/posts/${post}/end`, { at: null }),
    onSuccess
  })
  const resetPassword = useMutation({
    mutationFn: (id: string) => api.post<{ oneTimePassword: string }>(`/people/${id}/password`)
  })
  return {
    create: reactive(create),
    change: reactive(change),
    addPost: reactive(addPost),
    endPost: reactive(endPost),
    resetPassword: reactive(resetPassword)
  }
}
