const hour = 3_600;

/** How long a session lasts, whoever asks for another copy of it: an operator reaches every business. */
export const sessionSeconds = { member: 14 * 24 * hour, operator: 12 * hour } as const;

/** How long the last password or code counts before what would outlast a session: keys, payouts, team, people's data. */
export const confirmedSeconds = 600;
