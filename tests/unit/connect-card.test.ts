import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { type ComponentProps, createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ConnectCard } from '@/components/office/business/connect-card';

type Props = ComponentProps<typeof ConnectCard>;
const nothing = async () => ({ ok: true as const });

/** The card of the payments page, as text. */
function shown(of: Partial<Props>): string {
  const props: Props = {
    started: false,
    lost: false,
    refused: null,
    due: null,
    detailsSubmitted: false,
    chargesEnabled: false,
    payoutsEnabled: false,
    commissionBps: 500,
    paymentTiming: 'BEFORE',
    cameBack: false,
    connect: async () => undefined,
    refresh: nothing,
    ...of,
  };
  const router = {} as NonNullable<React.ContextType<typeof AppRouterContext>>;
  const card = createElement(AppRouterContext.Provider, { value: router }, createElement(ConnectCard, props));
  return renderToStaticMarkup(card)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
}

const refused = 'Card payments can’t be offered to businesses in Mexico yet.';

it('nobody is told to wait for an account that can’t be connected, but how to be booked all the same', () => {
  expect(shown({})).toMatch(/Until then your priced packages/);
  const text = shown({ refused });
  // Neither steps that can't be taken nor a foot without a button.
  expect(text).not.toMatch(/Until then|Connect Stripe|Your details are|The platform keeps/);
  expect(text).toContain(refused);
  expect(text).toContain('let customers pay at the appointment');
  expect(shown({ refused, paymentTiming: 'AT_APPOINTMENT' })).not.toContain('let customers pay');
});

it('whose account was connected before and could not be now is warned', () => {
  const account = { started: true, detailsSubmitted: true, chargesEnabled: true, payoutsEnabled: true };
  expect(shown(account)).not.toMatch(/may not work/);
  expect(shown({ ...account, refused })).toMatch(/This account may not work as it should .*Mexico/);
});
