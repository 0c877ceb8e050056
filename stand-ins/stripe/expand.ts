import type { StripeCloud } from './cloud';
import { invalid } from './errors';
import { linesOf } from './sessions';
import type { Table } from './table';

type Open = Record<string, unknown>;

const byPrefix: [string, keyof StripeCloud['tables']][] = [
  ['pi_', 'intents'],
  ['pm_', 'methods'],
  ['ch_', 'charges'],
  ['py_', 'charges'],
  ['re_', 'refunds'],
  ['cus_', 'customers'],
  ['acct_', 'accounts'],
  ['tr_', 'transfers'],
  ['trr_', 'reversals'],
  ['fee_', 'fees'],
  ['txn_', 'transactions'],
];

/** A copy of the response with the requested paths (`payment_intent.latest_charge`, `data.charge`) expanded. */
export function expandAll(cloud: StripeCloud, scope: string, value: object, paths: string[]): object {
  const copy = structuredClone(value);
  for (const path of paths) {
    const keys = path.split('.');
    if (keys.length > 4) throw invalid('You cannot expand more than 4 levels of a property.', 'expand');
    expand(cloud, scope, copy as Open, keys, path);
  }
  return copy;
}

function expand(cloud: StripeCloud, scope: string, at: Open, keys: string[], path: string): void {
  const [key, ...rest] = keys;
  if (key === undefined) return;
  if (at[key] === undefined) at[key] = included(cloud, scope, at, key);
  const value = at[key];
  if (value === undefined) throw invalid(`This property cannot be expanded (${path}).`, 'expand');
  if (typeof value === 'string') at[key] = lookUp(cloud, scope, value, path);
  const next = at[key];
  if (Array.isArray(next)) for (const item of next) expand(cloud, scope, item as Open, rest, path);
  else if (next !== null && typeof next === 'object') expand(cloud, scope, next as Open, rest, path);
}

/** Lists that are only included when expanded. */
function included(cloud: StripeCloud, scope: string, at: Open, key: string): unknown {
  const id = String(at.id);
  if (at.object === 'checkout.session' && key === 'line_items') {
    return listing(linesOf(cloud, id), `/v1/checkout/sessions/${id}/line_items`);
  }
  if (at.object === 'charge' && key === 'refunds') {
    return listing(
      cloud.tables.refunds.list(scope, (refund) => refund.charge === id),
      `/v1/charges/${id}/refunds`,
    );
  }
  return undefined;
}

function listing(data: object[], url: string): object {
  return { object: 'list', data: structuredClone(data), has_more: false, url };
}

function lookUp(cloud: StripeCloud, scope: string, id: string, path: string): object {
  const entry = byPrefix.find(([prefix]) => id.startsWith(prefix));
  if (!entry) throw invalid(`This property cannot be expanded (${path}).`, 'expand');
  const table = cloud.tables[entry[1]] as Table<{ id: string; created: number }>;
  // A transfer's destination payment belongs to the connected account.
  return structuredClone(table.find(scope, id) ?? table.row(id).value);
}
