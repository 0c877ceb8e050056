import {
  listRefunds,
  type NewRefund,
  refundPayment,
  retrieveRefund,
} from '@/lib/integrations/stripe/refunds';
import { readShare, reverseTransfer, transferToBusiness } from '@/lib/integrations/stripe/transfers';
import type { Contract, Scenario } from '../contract';

const destination = 'Connect, Create destination charges';
const refundsPage = 'Refund and cancel payments';

export const refundOf = (
  contract: Contract,
  name: string,
  paymentIntentId: string,
  amountCents: number,
): NewRefund => ({
  idempotencyKey: contract.own(name),
  paymentIntentId,
  amountCents,
  metadata: { refundId: name },
});

const charge: Scenario = {
  name: 'destination-charge',
  run: async (contract) => {
    const { expects, asks, refusal } = contract;
    const business = await contract.business();
    const payment = await contract.pay({ amount: 100_000, fee: 2_500, business });
    expects(destination, 'it is paid', payment, { status: 'succeeded', amount_received: 100_000 });
    const transferGroup = contract.own('group');
    const share = () => readShare({ paymentIntentId: payment.id, transferGroup });
    const first = await share();
    expects(destination, 'all goes over, and our fee comes back', first, {
      accountId: business,
      feeCents: 2_500,
      hasCents: 97_500,
      own: { reversedCents: 0, leftCents: 100_000 },
      given: [],
    });
    const take = (name: string, amountCents: number) =>
      reverseTransfer({
        idempotencyKey: contract.own(name),
        accountId: business,
        transferId: first?.own.id ?? '',
        amountCents,
        metadata: {},
      });
    await take('part', 30_000);
    expects('API reference, Transfer reversals', 'a part is taken back', await share(), { hasCents: 67_500 });
    const over = await refusal(take('over', 70_001));
    expects('API reference, Create a transfer reversal', 'never more than is left', over, {
      status: 400,
      type: 'invalid_request_error',
    });
    asks('What is more than is left refused with?', over, { param: 'amount' });
    await take('rest', 70_000);
    expects(destination, 'the fee stays taken: the business is in the red', await share(), {
      hasCents: -2_500,
      own: { leftCents: 0 },
    });
    asks('What is a transfer that is fully reversed refused with?', await refusal(take('again', 1)), {
      status: 400,
      code: 'transfer_already_reversed',
    }); // prettier-ignore
    await contract.fund(20_000);
    const give = (name: string, amountCents: number) =>
      transferToBusiness({
        idempotencyKey: contract.own(name),
        destinationAccountId: business,
        transferGroup,
        amountCents,
        currency: 'USD',
        metadata: {},
      });
    await give('back', 10_000);
    expects(
      'Connect, Separate charges and transfers, transfer_group',
      'what is given is found',
      await share(),
      {
        hasCents: 7_500,
        given: [{ leftCents: 10_000 }],
      },
    ); // prettier-ignore
    expects(
      'Error codes, balance_insufficient',
      'never more than we have',
      await refusal(give('all', 9_999_999_999)),
      {
        status: 400,
        code: 'balance_insufficient',
      },
    ); // prettier-ignore
  },
};

const empty: Scenario = {
  name: 'reversal-without-balance',
  run: async (contract) => {
    const { expects, refusal, stripe } = contract;
    const document = 'API reference, Transfer reversals';
    const business = await contract.newBusiness();
    await contract.fund(8_000);
    const transferGroup = contract.own('group');
    await transferToBusiness({
      idempotencyKey: contract.own('given'),
      destinationAccountId: business,
      transferGroup,
      amountCents: 5_000,
      currency: 'USD',
      metadata: {},
    });
    const [given] = (await stripe.transfers.list({ transfer_group: transferGroup })).data;
    await contract.payOut(business, 5_000);
    const take = (name: string, transferId: string | undefined, amountCents: number) =>
      refusal(
        reverseTransfer({
          idempotencyKey: contract.own(name),
          accountId: business,
          transferId: transferId ?? '',
          amountCents,
          metadata: {},
        }),
      );
    const refused = await take('group', given?.id, 5_000);
    expects(document, 'a group’s transfer needs the business’s balance', refused, {
      status: 400,
      code: 'balance_insufficient',
    });
    const payment = await contract.pay({ amount: 10_000, fee: 1_000, business });
    const share = await readShare({ paymentIntentId: payment.id, transferGroup: contract.own('none') });
    const whole = await take('red', share?.own.id, 10_000);
    expects(document, 'a charge’s own may go into the red', whole, { status: 200 });
  },
};

const refunds: Scenario = {
  name: 'refunds',
  run: async (contract) => {
    const { expects, asks, refusal } = contract;
    const business = await contract.business();
    await contract.fund(30_000);
    const payment = await contract.pay({ amount: 10_000, fee: 333, business });
    const give = (name: string, amount: number) =>
      refundPayment(refundOf(contract, name, payment.id, amount));
    expects(refundsPage, 'a part', await give('part', 4_000), { status: 'SUCCEEDED', amountCents: 4_000 });
    const over = await refusal(give('over', 6_001));
    expects(refundsPage, 'never more than is left', over, { status: 400, type: 'invalid_request_error' });
    asks('What is more than is left refused with?', over, { param: 'amount' });
    expects(refundsPage, 'the rest', await give('rest', 6_000), { status: 'SUCCEEDED', amountCents: 6_000 });
    expects('Error codes, charge_already_refunded', 'nothing is left', await refusal(give('again', 1)), {
      status: 400,
      code: 'charge_already_refunded',
    });
    const listed = (await listRefunds(payment.id)).map(({ amountCents }) => amountCents);
    expects(
      'API reference, List all refunds',
      'newest first, so ours are oldest first',
      listed,
      [4_000, 6_000],
    );
    const share = await readShare({ paymentIntentId: payment.id, transferGroup: contract.own('none') });
    expects(destination, 'without being told, Stripe leaves transfer and fee', share, { hasCents: 9_667 });
  },
}; // prettier-ignore

const fees: Scenario = {
  name: 'fee-rounding',
  run: async (contract) => {
    const { asks, stripe } = contract;
    const business = await contract.business();
    await contract.fund(2_000);
    const payment = await contract.pay({ amount: 1_000, fee: 33, business });
    const returned: number[] = [];
    for (const amount of [150, 183, 333, 334]) {
      await stripe.refunds.create({
        payment_intent: payment.id,
        amount,
        reverse_transfer: true,
        refund_application_fee: true,
      });
      const { latest_charge: found } = await stripe.paymentIntents.retrieve(payment.id, {
        expand: ['latest_charge.application_fee'],
      });
      const fee = found && typeof found !== 'string' ? found.application_fee : null;
      returned.push(fee && typeof fee !== 'string' ? fee.amount_refunded : -1);
    }
    asks('How is the commission rounded that goes back with parts of a payment?', returned, [5, 11, 22, 33]);
  },
};

const late: Scenario = {
  name: 'late-refunds',
  run: async (contract) => {
    const { expects, asks } = contract;
    const document = 'Testing, Refunds';
    await contract.fund(5_000);
    const failing = await contract.pay({ amount: 1_000, method: 'pm_card_refundFail' });
    const first = await refundPayment(refundOf(contract, 'fails', failing.id, 1_000));
    asks('What is a refund called before it fails?', first.status, 'SUCCEEDED');
    await contract.until('the refund has failed', async () => {
      return (await retrieveRefund(first.id)).status === 'FAILED';
    });
    expects(document, 'it has failed', await retrieveRefund(first.id), {
      status: 'FAILED',
      failure: 'expired_or_canceled_card',
    });
    const waiting = await contract.pay({ amount: 1_000, method: 'pm_card_pendingRefund' });
    const second = await refundPayment(refundOf(contract, 'waits', waiting.id, 1_000));
    expects(document, 'another waits', second, { status: 'PENDING' });
    await contract.until('the refund has arrived', async () => {
      return (await retrieveRefund(second.id)).status === 'SUCCEEDED';
    });
    expects(document, 'and arrives', await retrieveRefund(second.id), { status: 'SUCCEEDED' });
  },
};

export const moneyScenarios = [charge, empty, refunds, fees, late];
