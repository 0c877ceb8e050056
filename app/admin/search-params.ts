/** One value of a query parameter, without characters that Postgres can't store. */
export function one(value: string | string[] | undefined): string {
  const first = Array.isArray(value) ? value[0] : value;
  return (first ?? '').replaceAll('\u0000', '');
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function idOrNull(text: string): string | null {
  return uuid.test(text) ? text : null;
}
