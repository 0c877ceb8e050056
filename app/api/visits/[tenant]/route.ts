import { postVisit } from '@/lib/http/assistant/visit-route';

/** Longer than an answer may take, so that what it used is counted (vercel.json). */
export const maxDuration = 75;

export const POST = postVisit;
