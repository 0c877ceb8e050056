/** Why money is collected: all at once, a deposit, the rest of it, or what a move costs more. */
export const checkoutPurposes = ['FULL', 'DEPOSIT', 'BALANCE', 'DIFFERENCE'] as const;
export type CheckoutPurpose = (typeof checkoutPurposes)[number];
