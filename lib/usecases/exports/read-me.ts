/** What lies at the top of the first ZIP. */
export const readMe = (name: string, at: Date): string =>
  `
${name}: everything that was stored on ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC

customers.csv, bookings.csv, payments.csv, refunds.csv, disputes.csv, mails.csv, history.csv
  one line each. They open in any spreadsheet. "Starts" and "Ends" of a booking are by the clock in its "Time zone",
  all other instants are UTC. Sums are decimal numbers in the currency beside them. A ' before a cell keeps a
  spreadsheet from taking it for a formula.
busy times.csv
  what calendars elsewhere have told us: times that are not free.
settings.json
  what you sell, when you are open, your policy, your site, your team, by the names under which we store them.
files.csv, pictures, booking files
  your pictures in the largest size that is kept, and the files of bookings. Each ZIP lists its own.

What is too large for one ZIP goes on in the next: "bookings (2).csv" continues "bookings.csv".
What changed while this was being written may be in one table and not yet in another. People whose data you have erased
are not in it. Passwords, keys and card numbers are not either: nobody can read them.
`.trimStart();
