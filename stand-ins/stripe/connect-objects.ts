import type { Metadata } from './objects';

/** Connected accounts and the money that goes to them. Amounts in minor units, instants in epoch seconds. */
export type AccountObject = {
  id: string;
  object: 'account';
  business_profile: Record<string, unknown>;
  business_type: string | null;
  capabilities: Record<string, 'active' | 'inactive' | 'pending'>;
  charges_enabled: boolean;
  controller: Record<string, unknown>;
  country: string;
  created: number;
  default_currency: string;
  details_submitted: boolean;
  email: string | null;
  metadata: Metadata;
  payouts_enabled: boolean;
  requirements: {
    current_deadline: number | null;
    currently_due: string[];
    disabled_reason: string | null;
    eventually_due: string[];
    past_due: string[];
    pending_verification: string[];
  };
  type: string;
};

export type TransferObject = {
  id: string;
  object: 'transfer';
  amount: number;
  amount_reversed: number;
  balance_transaction: string;
  created: number;
  currency: string;
  description: string | null;
  destination: string;
  destination_payment: string;
  livemode: false;
  metadata: Metadata;
  reversals: { object: 'list'; data: ReversalObject[]; has_more: false; url: string };
  reversed: boolean;
  source_transaction: string | null;
  transfer_group: string | null;
};

export type ReversalObject = {
  id: string;
  object: 'transfer_reversal';
  amount: number;
  balance_transaction: string;
  created: number;
  currency: string;
  destination_payment_refund: null;
  metadata: Metadata;
  source_refund: string | null;
  transfer: string;
};

export type FeeObject = {
  id: string;
  object: 'application_fee';
  account: string;
  amount: number;
  amount_refunded: number;
  balance_transaction: string;
  charge: string;
  created: number;
  currency: string;
  livemode: false;
  originating_transaction: string;
  refunded: boolean;
};
