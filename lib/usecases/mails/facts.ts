import type { BookingMail } from './booking-mail';
import type { MailContent } from './content';

/** The same table in every mail about a booking. */
export function bookingFacts({ view, extras, was, reason }: BookingMail): MailContent['facts'] {
  const all = [
    { label: 'What', value: view.title },
    { label: 'When', value: [view.when.first, view.when.second].filter(Boolean).join('\n') },
    { label: 'Before', value: was },
    { label: 'Where', value: view.place },
    { label: 'With', value: view.people.join(', ') },
    { label: 'For', value: view.seats > 1 ? `${view.seats} people` : '' },
    { label: 'Extras', value: extras.join('\n') },
    { label: 'Why', value: reason },
    { label: 'Reference', value: view.reference },
  ];
  return all.filter(({ value }) => value !== '');
}

/** How the customer is reached, one a line. */
export function contactOf({ view, contactPhone }: BookingMail): string {
  return [view.contactName, view.contactEmail, contactPhone].filter(Boolean).join('\n');
}
