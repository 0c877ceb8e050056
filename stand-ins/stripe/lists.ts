import { invalid, missing } from './errors';
import type { Params } from './params';
import type { Table } from './table';

export type Listing<T> = { object: 'list'; data: T[]; has_more: boolean; url: string };

/** One page, newest first, with the API's pagination cursors `starting_after` and `ending_before`. */
export function paginate<T extends { id: string }>(all: T[], url: string, params: Params): Listing<T> {
  const limit = params.int('limit', 1) ?? 10;
  if (limit > 100) throw invalid('Invalid limit: must be at most 100.', 'limit');
  const after = params.string('starting_after');
  const before = params.string('ending_before');
  if (after && before)
    throw invalid('Only one of starting_after and ending_before can be given.', 'starting_after');
  let from = 0;
  if (after) from = place(all, after) + 1;
  if (before) from = Math.max(0, place(all, before) - limit);
  const to = before ? Math.min(place(all, before), from + limit) : from + limit;
  return {
    object: 'list',
    data: all.slice(from, to),
    has_more: before ? from > 0 : to < all.length,
    url,
  };
}

function place(all: { id: string }[], id: string): number {
  const index = all.findIndex((item) => item.id === id);
  if (index < 0) throw missing('object', id, 'starting_after', 400);
  return index;
}

export function listTable<T extends { id: string; created: number }>(
  table: Table<T>,
  scope: string,
  params: Params,
  filters: Record<string, (value: T, wanted: string) => boolean> = {},
): Listing<T> {
  params.only('created', 'ending_before', 'expand', 'limit', 'starting_after', ...Object.keys(filters));
  const inTime = createdFilter(params);
  const wanted = Object.keys(filters).flatMap((key) => {
    const value = params.string(key);
    return value === undefined ? [] : [{ keep: filters[key], value }];
  });
  const rows = table.list(
    scope,
    (row) => inTime(row.created) && wanted.every(({ keep, value }) => keep?.(row, value) ?? true),
  );
  return paginate(rows, table.url, params);
}

function createdFilter(params: Params): (created: number) => boolean {
  if (!params.has('created')) return () => true;
  if (typeof params.tree.created === 'string') {
    const exact = params.int('created');
    return (created) => created === exact;
  }
  const range = params.child('created')?.only('gt', 'gte', 'lt', 'lte');
  const gt = range?.int('gt') ?? Number.NEGATIVE_INFINITY;
  const gte = range?.int('gte') ?? Number.NEGATIVE_INFINITY;
  const lt = range?.int('lt') ?? Number.POSITIVE_INFINITY;
  const lte = range?.int('lte') ?? Number.POSITIVE_INFINITY;
  return (created) => created > gt && created >= gte && created < lt && created <= lte;
}
