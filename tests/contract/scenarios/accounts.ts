import {
  createConnectAccount,
  createOnboardingLink,
  isAccountLost,
  retrieveAccount,
} from '@/lib/integrations/stripe/accounts';
import { createCheckoutSession, retrieveCheckoutSession } from '@/lib/integrations/stripe/checkout';
import { retrievePayment } from '@/lib/integrations/stripe/payments';
import { refundPayment } from '@/lib/integrations/stripe/refunds';
import { reverseTransfer, transferToBusiness } from '@/lib/integrations/stripe/transfers';
import type { Scenario } from '../contract';
import { sessionOf } from './checkout';

const newAccount: Scenario = {
  name: 'connected-account',
  run: async (contract) => {
    const { expects, asks, refusal } = contract;
    const document = 'Connect, Account capabilities';
    const create = () =>
      createConnectAccount({
        idempotencyKey: contract.own('account'),
        tenantId: 't',
        email: 'owner@example.com',
        businessName: 'Bella Elopements',
        country: 'US',
      });
    const account = await create();
    expects(document, 'a new account can do nothing yet', account, {
      chargesEnabled: false,
      payoutsEnabled: false,
      detailsSubmitted: false,
    });
    expects(document, 'and is asked for something', account.requirements.due > 0, true);
    expects('API reference, Idempotent requests', 'it is made once', (await create()).id, account.id);
    expects(document, 'it is read back', await retrieveAccount(account.id), { id: account.id });
    const link = await createOnboardingLink({
      accountId: account.id,
      returnUrl: 'https://example.com/back',
      refreshUrl: 'https://example.com/again',
    });
    expects('API reference, Create an account link', 'its owner gets an address', typeof link, 'string');
    const unready = await refusal(createCheckoutSession(sessionOf(contract, 'unready', account.id)));
    expects(document, 'nothing is sold for it', unready, { status: 400, type: 'invalid_request_error' });
    asks('What is a session for an account without capabilities refused with?', unready, {
      code: 'insufficient_capabilities_for_transfer',
      param: 'payment_intent_data[transfer_data][destination]',
    });
    const onBehalf = await refusal(contract.pay({ amount: 1_000, onBehalfOf: account.id }));
    expects(document, 'nor in its name', onBehalf, { status: 400, type: 'invalid_request_error' });
    asks('What is on_behalf_of an account without card_payments refused with?', onBehalf, {
      code: 'insufficient_capabilities_for_transfer',
      param: 'on_behalf_of',
    });
    const business = await contract.business();
    const two = await refusal(contract.pay({ amount: 1_000, business, onBehalfOf: account.id }));
    expects('Connect, Create destination charges, settlement merchant', 'one business is both', two, {
      status: 400,
      type: 'invalid_request_error',
    });
  },
};

const unknown: Scenario = {
  name: 'unknown-ids',
  run: async (contract) => {
    const { expects, asks, refusal } = contract;
    const document = 'API reference, Errors, and Error codes, resource_missing';
    const missing = { status: 404, type: 'invalid_request_error', code: 'resource_missing' };
    expects(document, 'a session', await refusal(retrieveCheckoutSession('cs_test_0000000000')), missing);
    expects(document, 'a payment', await retrievePayment('pi_0000000000'), null);
    const metadata = {};
    const refund = refundPayment({
      idempotencyKey: contract.own('refund'),
      paymentIntentId: 'pi_0000000000',
      amountCents: 100,
      metadata,
    });
    expects(document, 'a refund of nothing', await refusal(refund), missing);
    const reversal = reverseTransfer({
      idempotencyKey: contract.own('reversal'),
      accountId: 'acct_0000000000',
      transferId: 'tr_0000000000',
      amountCents: 100,
      metadata,
    });
    expects(document, 'a transfer', await refusal(reversal), missing);
    const lost = await refusal(contract.stripe.accounts.retrieve('acct_0000000000'));
    expects(document, 'an account is not said to be missing, but shut', lost, {
      status: 403,
      code: 'account_invalid',
    });
    expects(document, 'so we know that it is lost', await retrieveAccount('acct_0000000000'), null);
    const lostIn = (call: Promise<unknown>) => call.then(() => false, isAccountLost);
    const session = createCheckoutSession(sessionOf(contract, 'lost', 'acct_0000000000'));
    asks('Is an unknown account known as such from a session?', await lostIn(session), true);
    const transfer = transferToBusiness({
      idempotencyKey: contract.own('transfer'),
      destinationAccountId: 'acct_0000000000',
      transferGroup: contract.own('group'),
      amountCents: 100,
      currency: 'USD',
      metadata,
    });
    asks('What is a transfer to an unknown account refused with?', await refusal(transfer), {
      status: 400,
      code: 'resource_missing',
      param: 'destination',
    });
  },
};

export const accountScenarios = [newAccount, unknown];
