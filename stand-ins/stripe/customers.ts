import { newId } from '../ids';
import type { StripeCloud } from './cloud';
import { emit } from './events';
import type { CustomerObject } from './objects';
import type { Params } from './params';

export function createCustomer(
  cloud: StripeCloud,
  scope: string,
  given: Partial<Pick<CustomerObject, 'email' | 'name' | 'phone' | 'description' | 'metadata'>>,
): CustomerObject {
  const customer = cloud.tables.customers.add(scope, {
    id: newId('cus', 14),
    object: 'customer',
    balance: 0,
    created: cloud.clock.seconds(),
    currency: null,
    default_source: null,
    description: given.description ?? null,
    email: given.email ?? null,
    invoice_settings: { default_payment_method: null },
    livemode: false,
    metadata: given.metadata ?? {},
    name: given.name ?? null,
    phone: given.phone ?? null,
    shipping: null,
  });
  emit(cloud, scope, 'customer.created', customer);
  return customer;
}

export function createCustomerFrom(cloud: StripeCloud, scope: string, params: Params): CustomerObject {
  params.only('description', 'email', 'expand', 'metadata', 'name', 'phone');
  return createCustomer(cloud, scope, {
    description: params.string('description') ?? null,
    email: params.string('email') ?? null,
    metadata: params.metadata(),
    name: params.string('name') ?? null,
    phone: params.string('phone') ?? null,
  });
}

export function updateCustomer(
  cloud: StripeCloud,
  scope: string,
  id: string,
  params: Params,
): CustomerObject {
  params.only('description', 'email', 'expand', 'metadata', 'name', 'phone');
  const customer = cloud.tables.customers.get(scope, id);
  for (const key of ['description', 'email', 'name', 'phone'] as const) {
    if (params.has(key)) customer[key] = params.string(key) ?? null;
  }
  customer.metadata = params.metadata(customer.metadata);
  emit(cloud, scope, 'customer.updated', customer);
  return customer;
}
