import { postMessage } from '@/lib/http/assistant/answer-route';

/** Longer than an answer may take, so that its last words and rows are written (vercel.json). */
export const maxDuration = 75;

export const POST = postMessage;
