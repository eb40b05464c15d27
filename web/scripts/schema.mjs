import openapi, { astToString } from 'openapi-typescript'

const head = '// Generated from openapi.json by `npm run api`; not edited by hand.\n'

/** The types of an interface described as JSON text. */
export async function schemaText(description) {
  return head + astToString(await openapi(JSON.parse(description)))
}
