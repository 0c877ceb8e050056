import { newId } from '../ids';
import { book } from './balance';
import type { StripeCloud } from './cloud';
import { invalid } from './errors';
import { emit } from './events';
import type { DisputeObject } from './objects';

const answerDays = 9;

/** The cardholder disputes a charge: the money leaves the platform's balance until the bank decides. */
export function openDispute(
  cloud: StripeCloud,
  chargeId: string,
  reason = 'general',
  amount?: number,
): DisputeObject {
  const { scope, value: charge } = cloud.tables.charges.row(chargeId);
  if (charge.status !== 'succeeded' || charge.disputed)
    throw invalid(`Charge ${chargeId} can't be disputed.`);
  const created = cloud.clock.seconds();
  charge.disputed = true;
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
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason,
    status: 'needs_response',
  });
  book(cloud, scope, 'adjustment', -dispute.amount, dispute.currency, dispute.id);
  emit(cloud, scope, 'charge.dispute.created', dispute);
  emit(cloud, scope, 'charge.dispute.funds_withdrawn', dispute);
  return dispute;
}

/** Disputed and not won: nothing can be refunded. `charge.disputed` stays true for good. */
export function isChargedBack(cloud: StripeCloud, chargeId: string): boolean {
  return cloud.tables.disputes
    .rows()
    .some(({ value }) => value.charge === chargeId && value.status !== 'won');
}

export function closeDispute(cloud: StripeCloud, id: string, won: boolean): DisputeObject {
  const { scope, value: dispute } = cloud.tables.disputes.row(id);
  if (dispute.status === 'won' || dispute.status === 'lost') throw invalid('This dispute is already closed.');
  dispute.status = won ? 'won' : 'lost';
  if (won) {
    book(cloud, scope, 'adjustment', dispute.amount, dispute.currency, dispute.id);
    emit(cloud, scope, 'charge.dispute.funds_reinstated', dispute);
  }
  emit(cloud, scope, 'charge.dispute.closed', dispute);
  return dispute;
}
