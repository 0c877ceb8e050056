import { programPlaces } from '@/lib/domain/programs/places';
import { env } from '@/lib/env';

export const programResource = () => programPlaces(env.APP_URL).resource;

/** The address of an answer to a program: back where it asked to have it, with what it has to know (RFC 9207 too). */
export function answerAddress(redirectUri: string, answer: Record<string, string | undefined>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries({ ...answer, iss: programPlaces(env.APP_URL).issuer }))
    if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}
