/** The fields of Stripe's objects that this stand-in fills. Amounts in minor units, instants in epoch seconds. */
export type Metadata = Record<string, string>;

export type PaymentError = { type: string; code: string; decline_code?: string; message: string };

export type IntentObject = {
  id: string;
  object: 'payment_intent';
  amount: number;
  amount_capturable: number;
  amount_received: number;
  application_fee_amount: number | null;
  canceled_at: number | null;
  cancellation_reason: string | null;
  capture_method: 'automatic_async';
  client_secret: string;
  confirmation_method: 'automatic';
  created: number;
  currency: string;
  customer: string | null;
  description: string | null;
  last_payment_error: PaymentError | null;
  latest_charge: string | null;
  livemode: false;
  metadata: Metadata;
  next_action: null;
  on_behalf_of: string | null;
  payment_method: string | null;
  payment_method_types: string[];
  receipt_email: string | null;
  setup_future_usage: string | null;
  statement_descriptor_suffix: string | null;
  status: 'requires_payment_method' | 'processing' | 'succeeded' | 'canceled';
  transfer_data: { destination: string } | null;
  transfer_group: string | null;
};

export type PaymentMethodObject = {
  id: string;
  object: 'payment_method';
  billing_details: { email: string | null; name: string | null; phone: null; address: null };
  created: number;
  customer: string | null;
  livemode: false;
  metadata: Metadata;
  type: string;
  [details: string]: unknown;
};

export type ChargeObject = {
  id: string;
  object: 'charge';
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  application_fee: string | null;
  application_fee_amount: number | null;
  balance_transaction: string | null;
  billing_details: PaymentMethodObject['billing_details'];
  captured: boolean;
  created: number;
  currency: string;
  customer: string | null;
  description: string | null;
  disputed: boolean;
  failure_code: string | null;
  failure_message: string | null;
  livemode: false;
  metadata: Metadata;
  on_behalf_of: string | null;
  outcome: { network_status: string; reason: string | null; seller_message: string; type: string };
  paid: boolean;
  payment_intent: string | null;
  payment_method: string | null;
  payment_method_details: { type: string; [details: string]: unknown } | null;
  receipt_email: string | null;
  receipt_url: string | null;
  refunded: boolean;
  source_transfer: string | null;
  status: 'succeeded' | 'pending' | 'failed';
  transfer: string | null;
  transfer_data: { amount: null; destination: string } | null;
  transfer_group: string | null;
};

export type RefundObject = {
  id: string;
  object: 'refund';
  amount: number;
  balance_transaction: string | null;
  charge: string;
  created: number;
  currency: string;
  destination_details: { type: 'card'; card: { reference_status: string; type: string } };
  failure_balance_transaction?: string;
  failure_reason?: string;
  metadata: Metadata;
  payment_intent: string | null;
  /** Why it is pending; absent otherwise. */
  pending_reason?: 'insufficient_funds' | 'processing';
  reason: string | null;
  receipt_number: null;
  source_transfer_reversal: null;
  status: 'succeeded' | 'pending' | 'failed' | 'canceled';
  transfer_reversal: string | null;
};

export const waitsForMoney = ({ status, pending_reason }: RefundObject): boolean =>
  status === 'pending' && pending_reason === 'insufficient_funds';

export type CustomerObject = {
  id: string;
  object: 'customer';
  balance: number;
  created: number;
  currency: string | null;
  default_source: null;
  description: string | null;
  email: string | null;
  invoice_settings: { default_payment_method: string | null };
  livemode: false;
  metadata: Metadata;
  name: string | null;
  phone: string | null;
  shipping: null;
};

export type DisputeObject = {
  id: string;
  object: 'dispute';
  amount: number;
  /** Its movements on the platform's balance: withdrawals and reinstatements. */
  balance_transactions: TransactionObject[];
  charge: string;
  created: number;
  currency: string;
  evidence: Record<string, string>;
  evidence_details: { due_by: number; has_evidence: boolean; past_due: boolean; submission_count: number };
  is_charge_refundable: boolean;
  livemode: false;
  metadata: Metadata;
  payment_intent: string | null;
  payment_method_details: {
    type: 'card';
    card: { case_type: 'block' | 'chargeback' | 'inquiry' | 'resolution' };
  };
  reason: string;
  status:
    | 'appeal_needs_response'
    | 'appeal_under_review'
    | 'prevented'
    | 'warning_needs_response'
    | 'warning_under_review'
    | 'warning_closed'
    | 'needs_response'
    | 'under_review'
    | 'won'
    | 'lost';
};

export type TransactionObject = {
  id: string;
  object: 'balance_transaction';
  amount: number;
  available_on: number;
  created: number;
  currency: string;
  fee: number;
  net: number;
  source: string;
  status: 'available';
  type: string;
};

export type EventObject = {
  id: string;
  object: 'event';
  account?: string;
  api_version: string;
  created: number;
  data: { object: { id: string; object: string }; previous_attributes?: Record<string, unknown> };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
};
