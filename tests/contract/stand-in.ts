import { stripeClient } from '@/lib/integrations/stripe/client';
import type { CloudControl } from '@/stand-ins/control';
import type { Target } from './contract';

/** The same ways to get somewhere, with the stand-in's control port in the place of people and banks. */
export function standInTarget(control: CloudControl): Target {
  return {
    openBusiness: async () => {
      const { id } = await stripeClient().accounts.create({
        type: 'express',
        country: 'US',
        capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
      });
      await control.setAccount(id, true);
      return id;
    },
    payOut: async (account, amount) => {
      await control.payOut(account, amount);
    },
    wait: async () => {
      await control.advance(2_000);
      await new Promise((resolve) => setTimeout(resolve, 10));
    },
  };
}
