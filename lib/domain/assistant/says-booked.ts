/**
 * Stems of what a text says that claims a booking, in the languages of the businesses so far and their neighbours'. Rather too
 * many than too few: under such a text stands that it is no booking.
 */
const stems =
  /book|reserv|confirm|appointment|gebucht|buch|bestätig|termin|reserva|réserv|prenot|conferm|geboekt|boeking|bevestig|rezerw|potwierdz/i;

/** Whether an answer speaks of a booking. */
export const saysBooked = (text: string): boolean => stems.test(text.replaceAll(/\]\([^)]*\)/g, ']'));
