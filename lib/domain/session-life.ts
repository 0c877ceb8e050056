const hour = 3_600;

/**
 * Session lifetimes in seconds from sign-in; writing the cookie again doesn't extend them. Shorter for operators, since
 * they reach every business.
 */
export const sessionSeconds = { member: 14 * 24 * hour, operator: 12 * hour } as const;

/**
 * Seconds for which a confirmation by password or code lasts. Required before actions whose effect outlasts a session:
 * keys, payouts, team, exports of people's data.
 */
export const confirmedSeconds = 600;
