import type { BookingMail } from './booking-mail';
import type { MailContent } from './content';

/** The table of facts that every mail about a booking shows. */
export function bookingFacts({ view, was, reason }: BookingMail): MailContent['facts'] {
  const all = [
    { label: 'What', value: view.title },
    { label: 'When', value: [view.when.first, view.when.second].filter(Boolean).join('\n') },
    { label: 'Before', value: was },
    { label: 'Where', value: view.place },
    { label: 'With', value: view.people.join(', ') },
    { label: 'For', value: view.seats > 1 ? `${view.seats} people` : '' },
    { label: 'Extras', value: view.addOns.join('\n') },
    { label: 'Why', value: reason },
    { label: 'Reference', value: view.reference },
  ];
  return all.filter(({ value }) => value !== '');
}

/** The customer's contact details, one per line. */
export function contactOf({ view, contactPhone }: BookingMail): string {
  return [view.contactName, view.contactEmail, contactPhone].filter(Boolean).join('\n');
}
