import { cutRows } from '@/lib/domain/tools/cut-rows';

/**
 * Fields of answers that no tool gives out: addresses that open a booking, or its payment, for whoever has them. An
 * assistant may write what it reads anywhere.
 */
const links = new Set(['manageUrl', 'checkoutUrl']);

/** What a tool shows of an answer: no such address, and no more rows than it may. */
export const withoutLinks = (answer: unknown): ReturnType<typeof cutRows> => cutRows(answer, links);
