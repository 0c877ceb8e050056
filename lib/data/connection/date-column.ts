/** A `date` column travels as midnight UTC; the domain knows only `YYYY-MM-DD`. */
export function dateColumn(date: string): Date;
export function dateColumn(date: string | null): Date | null;
export function dateColumn(date: string | null): Date | null {
  return date === null ? null : new Date(`${date}T00:00:00Z`);
}

export function dateText(date: Date): string;
export function dateText(date: Date | null): string | null;
export function dateText(date: Date | null): string | null {
  return date === null ? null : date.toISOString().slice(0, 10);
}
