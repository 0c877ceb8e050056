import { newId } from '../ids';
import { book } from './balance';
import type { StripeCloud } from './cloud';
import { invalid } from './errors';
import { emit } from './events';
import type { ChargeObject, DisputeObject } from './objects';
import type { Params } from './params';
import { failWaitingRefunds } from './refund-outcomes';

const answerDays = 9;

type Question = {
  reason?: string | undefined;
  amount?: number | undefined;
  inquiry?: boolean | undefined;
  /** Radar prevented the dispute: the customer was refunded (`resolution`), or turned away (`block`). */
  prevented?: 'resolution' | 'block' | undefined;
};

/**
 * The cardholder disputes a charge: the money leaves the platform's balance until the bank decides. For an inquiry no
 * money moves unless it escalates. One that Radar prevents is closed at once.
 */
export function openDispute(cloud: StripeCloud, chargeId: string, question: Question = {}): DisputeObject {
  const { scope, value: charge } = cloud.tables.charges.row(chargeId);
  if (charge.status !== 'succeeded' || charge.disputed)
    throw invalid(`Charge ${chargeId} can't be disputed.`);
  failWaitingRefunds(cloud, charge);
  const created = cloud.clock.seconds();
  const { reason = 'general', amount, inquiry = false, prevented } = question;
  const dispute = cloud.tables.disputes.add(scope, {
    id: newId('du'),
    object: 'dispute',
    amount: amount ?? charge.amount - charge.amount_refunded,
    balance_transactions: [],
    charge: charge.id,
    created,
    currency: charge.currency,
    evidence: {},
    evidence_details: {
      due_by: created + answerDays * 86_400,
      has_evidence: false,
      past_due: false,
      submission_count: 0,
    },
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      type: 'card',
      card: { case_type: prevented ?? (inquiry ? 'inquiry' : 'chargeback') },
    },
    reason,
    status: prevented ? 'prevented' : inquiry ? 'warning_needs_response' : 'needs_response',
  });
  emit(cloud, scope, 'charge.dispute.created', dispute);
  if (!inquiry && prevented !== 'block') withdraw(cloud, scope, dispute);
  if (prevented) emit(cloud, scope, 'charge.dispute.closed', dispute);
  return dispute;
}

/** The inquiry becomes a dispute. */
export function escalateDispute(cloud: StripeCloud, id: string): DisputeObject {
  const { scope, value: dispute } = cloud.tables.disputes.row(id);
  if (!dispute.status.startsWith('warning_')) throw invalid('Only an inquiry can escalate.');
  dispute.status = 'needs_response';
  dispute.is_charge_refundable = false;
  emit(cloud, scope, 'charge.dispute.updated', dispute);
  withdraw(cloud, scope, dispute);
  return dispute;
}

/** The business appeals a lost dispute: the bank reviews it, and keeps the money meanwhile. */
export function appealDispute(cloud: StripeCloud, id: string): DisputeObject {
  const { scope, value: dispute } = cloud.tables.disputes.row(id);
  if (dispute.status !== 'lost') throw invalid('Only a dispute that was lost can be appealed.');
  dispute.status = 'appeal_under_review';
  emit(cloud, scope, 'charge.dispute.updated', dispute);
  return dispute;
}

function withdraw(cloud: StripeCloud, scope: string, dispute: DisputeObject): void {
  cloud.tables.charges.get(scope, dispute.charge).disputed = true;
  move(cloud, scope, dispute, -dispute.amount);
  emit(cloud, scope, 'charge.dispute.funds_withdrawn', dispute);
}

function move(cloud: StripeCloud, scope: string, dispute: DisputeObject, amount: number): void {
  const id = book(cloud, scope, 'adjustment', amount, dispute.currency, dispute.id);
  dispute.balance_transactions.push(cloud.tables.transactions.get(scope, id));
}

/** What a dispute has withdrawn and not reinstated. */
const withheld = ({ balance_transactions: moved }: DisputeObject) =>
  -moved.reduce((total, { amount }) => total + amount, 0);

const isOpen = ({ status }: DisputeObject) =>
  ['needs_response', 'under_review', 'appeal_needs_response', 'appeal_under_review'].includes(status);

/**
 * The part of a charge that disputes exclude from refunds: all while one is open, its cost once it is decided.
 * `charge.disputed` stays true for good.
 */
export function heldByDisputes(cloud: StripeCloud, charge: ChargeObject): number {
  let held = 0;
  for (const { value } of cloud.tables.disputes.rows()) {
    if (value.charge === charge.id) held += isOpen(value) ? charge.amount : withheld(value);
  }
  return held;
}

/** The evidence texts that decide a test dispute (https://docs.stripe.com/testing#evidence). */
const deciding: Record<string, boolean> = { winning_evidence: true, losing_evidence: false };

/** Submits evidence; without one of the deciding texts the dispute goes under review. */
export function updateDispute(cloud: StripeCloud, scope: string, id: string, params: Params): DisputeObject {
  params.only('evidence', 'expand', 'metadata', 'submit');
  const dispute = cloud.tables.disputes.get(scope, id);
  const evidence = params.child('evidence')?.only('uncategorized_text');
  const text = evidence?.string('uncategorized_text');
  if (text !== undefined) dispute.evidence.uncategorized_text = text;
  dispute.evidence_details.has_evidence ||= text !== undefined;
  dispute.metadata = params.metadata(dispute.metadata);
  if (params.bool('submit') === false) return dispute;
  if (!isOpen(dispute)) throw invalid('This dispute is already closed.');
  dispute.evidence_details.submission_count += 1;
  const wins = deciding[dispute.evidence.uncategorized_text ?? ''];
  if (wins !== undefined) return closeDispute(cloud, id, wins);
  dispute.status = 'under_review';
  emit(cloud, scope, 'charge.dispute.updated', dispute);
  return dispute;
}

/**
 * The bank decides, also late: a lost dispute may be won by appeal. Won in part (`amount`), only that much comes back,
 * and Stripe calls it lost
 * (https://support.stripe.com/questions/dispute-for-full-charge-amount-after-a-partial-refund-was-issued).
 */
export function closeDispute(cloud: StripeCloud, id: string, won: boolean, amount?: number): DisputeObject {
  const { scope, value: dispute } = cloud.tables.disputes.row(id);
  const inquiry = dispute.status.startsWith('warning_');
  const late = dispute.status === 'lost' && won;
  if (['won', 'prevented', 'warning_closed'].includes(dispute.status) || (dispute.status === 'lost' && !late))
    throw invalid('This dispute is already closed.');
  if (amount !== undefined && (!won || amount > withheld(dispute)))
    throw invalid('More than was taken can not come back.');
  const back = won ? (amount ?? withheld(dispute)) : 0;
  dispute.status = inquiry ? 'warning_closed' : won && back === withheld(dispute) ? 'won' : 'lost';
  if (won && !inquiry) {
    move(cloud, scope, dispute, back);
    emit(cloud, scope, 'charge.dispute.funds_reinstated', dispute);
  }
  emit(cloud, scope, 'charge.dispute.closed', dispute);
  return dispute;
}
