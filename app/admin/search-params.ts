/** What an address says, made safe: one value of a parameter, without what Postgres can't hold. */
export function one(value: string | string[] | undefined): string {
  const first = Array.isArray(value) ? value[0] : value;
  return (first ?? '').replaceAll('\u0000', '');
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function idOrNull(text: string): string | null {
  return uuid.test(text) ? text : null;
}
