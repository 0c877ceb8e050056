import { z } from 'zod';

/** Fields of the public contract. Instants are RFC 3339 in UTC, local dates YYYY-MM-DD in the business's zone. */
export const instant = z.iso.datetime();
export const localDate = z.iso.date();
