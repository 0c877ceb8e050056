import { parseArgs } from 'node:util';
import { Refusal } from '../refusal';

export type ScaleOptions = {
  tenants: number;
  /** Per tenant. */
  bookings: number;
  /** The owner's connection; absent: the local database of `npm start`. */
  databaseUrl: string | undefined;
};

/** The most bookings that one photographer, spa or boat can hold in three years. */
const MOST_BOOKINGS = 2000;

/** @throws Refusal with one line that says what is wrong */
export function readOptions(args: string[]): ScaleOptions {
  let values: { tenants?: string; bookings?: string; 'database-url'?: string };
  try {
    ({ values } = parseArgs({
      args,
      options: {
        tenants: { type: 'string' },
        bookings: { type: 'string' },
        'database-url': { type: 'string' },
      },
    }));
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error));
  }
  return {
    tenants: whole('tenants', values.tenants ?? '1000', 100_000),
    bookings: whole('bookings', values.bookings ?? '2000', MOST_BOOKINGS),
    databaseUrl: values['database-url'],
  };
}

function whole(name: string, text: string, most: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > most)
    throw new Refusal(`--${name} must be a whole number from 1 to ${most}, not "${text}".`);
  return number;
}
