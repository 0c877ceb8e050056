import { newId } from '../ids';
import { book } from './balance';
import type { StripeCloud } from './cloud';
import { invalid } from './errors';
import { emit } from './events';
import type { ChargeObject, DisputeObject } from './objects';

const answerDays = 9;

type Question = { reason?: string | undefined; amount?: number | undefined; inquiry?: boolean | undefined };

/**
 * The cardholder disputes a charge: the money leaves the platform's balance until the bank decides. An inquiry only
 * asks: no money moves unless it escalates.
 */
export function openDispute(cloud: StripeCloud, chargeId: string, question: Question = {}): DisputeObject {
  const { scope, value: charge } = cloud.tables.charges.row(chargeId);
  if (charge.status !== 'succeeded' || charge.disputed)
    throw invalid(`Charge ${chargeId} can't be disputed.`);
  const created = cloud.clock.seconds();
  const { reason = 'general', amount, inquiry = false } = question;
  const dispute = cloud.tables.disputes.add(scope, {
    id: newId('du'),
    object: 'dispute',
    amount: amount ?? charge.amount - charge.amount_refunded,
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
    reason,
    status: inquiry ? 'warning_needs_response' : 'needs_response',
  });
  emit(cloud, scope, 'charge.dispute.created', dispute);
  if (!inquiry) withdraw(cloud, scope, dispute);
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

function withdraw(cloud: StripeCloud, scope: string, dispute: DisputeObject): void {
  cloud.tables.charges.get(scope, dispute.charge).disputed = true;
  book(cloud, scope, 'adjustment', -dispute.amount, dispute.currency, dispute.id);
  emit(cloud, scope, 'charge.dispute.funds_withdrawn', dispute);
}

/**
 * What a dispute keeps from being refunded: all while it is open, what it has cost once it is lost. `charge.disputed`
 * stays true for good.
 */
export function heldByDisputes(cloud: StripeCloud, charge: ChargeObject): number {
  let held = 0;
  for (const { value } of cloud.tables.disputes.rows()) {
    if (value.charge !== charge.id || /^(won|warning_)/.test(value.status)) continue;
    held += value.status === 'lost' ? value.amount : charge.amount;
  }
  return held;
}

export function closeDispute(cloud: StripeCloud, id: string, won: boolean): DisputeObject {
  const { scope, value: dispute } = cloud.tables.disputes.row(id);
  const inquiry = dispute.status.startsWith('warning_');
  if (['won', 'lost', 'warning_closed'].includes(dispute.status))
    throw invalid('This dispute is already closed.');
  dispute.status = inquiry ? 'warning_closed' : won ? 'won' : 'lost';
  if (won && !inquiry) {
    book(cloud, scope, 'adjustment', dispute.amount, dispute.currency, dispute.id);
    emit(cloud, scope, 'charge.dispute.funds_reinstated', dispute);
  }
  emit(cloud, scope, 'charge.dispute.closed', dispute);
  return dispute;
}
