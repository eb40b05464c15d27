export function schemaText(description: string): Promise<string>
