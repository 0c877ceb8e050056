import type { Metadata } from './objects';

/** Checkout sessions, as far as this stand-in fills them. Amounts in minor units, instants in epoch seconds. */
export type SessionObject = {
  id: string;
  object: 'checkout.session';
  amount_subtotal: number;
  amount_total: number;
  cancel_url: string | null;
  client_reference_id: string | null;
  created: number;
  currency: string;
  customer: string | null;
  customer_creation: string | null;
  customer_details: { email: string | null; name: string | null; phone: string | null } | null;
  customer_email: string | null;
  expires_at: number;
  livemode: false;
  locale: string | null;
  metadata: Metadata;
  mode: 'payment';
  payment_intent: string | null;
  payment_method_types: string[];
  payment_status: 'unpaid' | 'paid';
  status: 'open' | 'complete' | 'expired';
  submit_type: string | null;
  success_url: string;
  total_details: { amount_discount: number; amount_shipping: number; amount_tax: number };
  ui_mode: 'hosted_page';
  url: string | null;
};

export type SessionLine = {
  id: string;
  object: 'item';
  amount_discount: number;
  amount_subtotal: number;
  amount_tax: number;
  amount_total: number;
  currency: string;
  description: string;
  price: {
    id: string;
    object: 'price';
    currency: string;
    product: string;
    unit_amount: number;
    type: 'one_time';
  };
  quantity: number;
};

/** What a session stores for its later payment. */
export type IntentPlan = {
  application_fee_amount: number | null;
  description: string | null;
  destination: string | null;
  metadata: Metadata;
  on_behalf_of: string | null;
  receipt_email: string | null;
  setup_future_usage: string | null;
  statement_descriptor_suffix: string | null;
  transfer_group: string | null;
};
