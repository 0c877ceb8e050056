import { listDisputes } from '@/lib/integrations/stripe/disputes';
import { refundPayment } from '@/lib/integrations/stripe/refunds';
import type { Contract, Scenario } from '../contract';
import { refundOf } from './money';

const testing = 'Testing, Disputes';

/** A payment that is disputed, and Stripe's id of the dispute. */
async function disputed(contract: Contract) {
  const business = await contract.business();
  const payment = await contract.pay({
    amount: 10_000,
    fee: 333,
    business,
    method: 'pm_card_createDispute',
  });
  await contract.until('the payment is disputed', async () => (await listDisputes(payment.id)).length > 0);
  const [dispute] = await listDisputes(payment.id);
  contract.expects(testing, 'the whole payment is disputed, and taken', dispute, {
    status: 'OPEN',
    closed: false,
    amountCents: 10_000,
    takenCents: 10_000,
    reason: 'fraudulent',
  });
  return { payment: payment.id, dispute: dispute?.id ?? '' };
}

const won: Scenario = {
  name: 'dispute-won',
  run: async (contract) => {
    const { expects, asks, refusal, stripe } = contract;
    await contract.fund(20_000);
    const { payment, dispute } = await disputed(contract);
    const give = (name: string) => refusal(refundPayment(refundOf(contract, name, payment, 1_000)));
    const meanwhile = await give('meanwhile');
    expects('Error codes, charge_disputed', 'nothing is refunded meanwhile', meanwhile, { status: 400 });
    asks('Is that charge_disputed or refund_disputed_payment?', meanwhile.code, 'charge_disputed');
    await stripe.disputes.update(dispute, {
      evidence: { uncategorized_text: 'winning_evidence' },
      submit: true,
    });
    await contract.until('the dispute is won', async () => {
      const [found] = await listDisputes(payment);
      return found?.status === 'WON' && found.takenCents === 0;
    });
    expects('Testing, Evidence', 'it is won and the money is back', (await listDisputes(payment))[0], {
      status: 'WON',
      closed: true,
      takenCents: 0,
    });
    asks('Can a payment be refunded whose dispute was won?', await give('afterwards'), { status: 200 });
  },
};

const lost: Scenario = {
  name: 'dispute-lost',
  run: async (contract) => {
    const { expects, asks, refusal, stripe } = contract;
    await contract.fund(20_000);
    const { payment, dispute } = await disputed(contract);
    await stripe.disputes.close(dispute);
    expects('API reference, Close a dispute', 'who accepts it has lost', (await listDisputes(payment))[0], {
      status: 'LOST',
      closed: true,
      takenCents: 10_000,
    });
    const again = await refusal(stripe.disputes.close(dispute));
    expects('API reference, Close a dispute', 'once', again, { status: 400, type: 'invalid_request_error' });
    const refused = await refusal(refundPayment(refundOf(contract, 'afterwards', payment, 1_000)));
    asks('What is the refund of a payment refused with whose dispute was lost?', refused, {
      status: 400,
      code: 'charge_disputed',
    });
  },
};

export const disputeScenarios = [won, lost];
