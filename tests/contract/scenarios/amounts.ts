import { createCheckoutSession } from '@/lib/integrations/stripe/checkout';
import { retrievePayment } from '@/lib/integrations/stripe/payments';
import type { Contract, Refusal, Scenario } from '../contract';
import { sessionOf } from './checkout';

const currencies = 'Supported currencies';

async function costs(contract: Contract, currency: string, unitCents: number): Promise<Refusal> {
  const line = { name: 'A seat', unitCents, quantity: 1 };
  const business = await contract.business();
  return contract.refusal(
    createCheckoutSession(
      sessionOf(contract, `${currency}-${unitCents}`, business, {
        lines: [line],
        currency,
        applicationFeeCents: 0,
      }),
    ),
  );
}

const amounts: Scenario = {
  name: 'amounts',
  run: async (contract) => {
    const { expects, asks } = contract;
    const minimum = `${currencies}, Minimum and maximum charge amounts`;
    const taken = { status: 200 };
    expects(minimum, 'the least', await costs(contract, 'USD', 50), taken);
    const small = { status: 400, type: 'invalid_request_error', code: 'amount_too_small' };
    expects(minimum, 'less', await costs(contract, 'USD', 49), small);
    expects(minimum, 'eight digits', await costs(contract, 'USD', 99_999_999), taken);
    const nine = await costs(contract, 'USD', 100_000_000);
    asks('Are nine digits taken (API reference: eight; Supported currencies: twelve by card)?', nine, taken);
    asks('Are twelve digits taken?', await costs(contract, 'USD', 999_999_999_999), taken);
    const large = await costs(contract, 'USD', 1_000_000_000_000);
    expects(minimum, 'thirteen digits', large, { status: 400, type: 'invalid_request_error' });
    asks('What are thirteen digits refused with?', large, { code: 'amount_too_large' });
    expects(`${currencies}, Zero-decimal currencies`, '50 yen', await costs(contract, 'JPY', 50), taken);
    expects(`${currencies}, Zero-decimal currencies`, '49 yen', await costs(contract, 'JPY', 49), small);
    const three = `${currencies}, Three-decimal currencies`;
    expects(three, '5.120 dinars', await costs(contract, 'KWD', 5_120), taken);
    expects(three, '5.124 dinars', await costs(contract, 'KWD', 5_124), {
      status: 400,
      type: 'invalid_request_error',
    });
  },
};

const metadata: Scenario = {
  name: 'metadata',
  run: async (contract) => {
    const { expects, refusal, stripe } = contract;
    const document = 'API reference, Metadata';
    const keys = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, each) => [`key${each}`, 'x']));
    const make = (given: Record<string, string>) =>
      refusal(stripe.customers.create({ email: 'ann@example.com', metadata: given }));
    const refused = { status: 400, type: 'invalid_request_error' };
    expects(document, 'fifty keys', await make(keys(50)), { status: 200 });
    expects(document, 'one more', await make(keys(51)), refused);
    expects(document, 'forty letters of a key', await make({ ['k'.repeat(40)]: 'x' }), { status: 200 });
    expects(document, 'one more', await make({ ['k'.repeat(41)]: 'x' }), refused);
    expects(document, 'five hundred of a value', await make({ key: 'x'.repeat(500) }), { status: 200 });
    expects(document, 'one more', await make({ key: 'x'.repeat(501) }), refused);
  },
};

const declines: Scenario = {
  name: 'declined-cards',
  run: async (contract) => {
    const { expects } = contract;
    for (const [method, code, decline] of [
      ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
      ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
      ['pm_card_chargeDeclinedExpiredCard', 'expired_card', undefined],
      ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', undefined],
      ['pm_card_chargeDeclinedProcessingError', 'processing_error', undefined],
    ] as const) {
      const refused = await contract.refusal(contract.pay({ amount: 1_000, method }));
      expects('Testing, Declined payments', method, refused, {
        status: 402,
        type: 'card_error',
        code,
        ...(decline ? { decline } : {}),
      });
    }
    const error = await contract.pay({ amount: 1_000, method: 'pm_card_visa_chargeDeclined' }).then(
      () => null,
      (thrown: { payment_intent?: { id: string } }) => thrown.payment_intent?.id ?? null,
    );
    expects('API reference, Errors, payment_intent', 'the payment is named', typeof error, 'string');
    const payment = await retrievePayment(error ?? '');
    expects('API reference, PaymentIntent, last_payment_error', 'it says why', payment, {
      failure: 'generic_decline',
    });
  },
};

export const amountScenarios = [amounts, metadata, declines];
