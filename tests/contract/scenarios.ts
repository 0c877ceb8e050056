import type { Scenario } from './contract';
import { accountScenarios } from './scenarios/accounts';
import { amountScenarios } from './scenarios/amounts';
import { checkoutScenarios } from './scenarios/checkout';
import { disputeScenarios } from './scenarios/disputes';
import { moneyScenarios } from './scenarios/money';

/** What we depend on at Stripe, and what its documents leave open. */
export const scenarios: Scenario[] = [
  ...checkoutScenarios,
  ...accountScenarios,
  ...amountScenarios,
  ...moneyScenarios,
  ...disputeScenarios,
];
