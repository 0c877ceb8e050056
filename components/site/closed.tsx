import type { Contact } from './contact';
import { ContactPlace } from './contact-place';
import { Section } from './section';

/** A business that takes no bookings at the moment, or has not opened its site yet. */
export function Closed({ name, contact, opened }: { name: string; contact: Contact; opened: boolean }) {
  return (
    <>
      <div className="page grid gap-4 pt-24">
        <h1 className="display max-w-[18ch] text-[clamp(2.25rem,6vw,4rem)]">
          {opened ? `${name} takes no new bookings at the moment` : `${name} is opening soon`}
        </h1>
        <p className="max-w-[56ch] text-lg text-pretty text-soft">
          {opened
            ? 'If you have booked already, your booking stands and the link in your confirmation keeps working.'
            : 'The site is being prepared. Please come back in a little while.'}
        </p>
      </div>
      <Section id="contact" title="Get in touch" className="pt-14 sm:pt-20">
        <ContactPlace contact={contact} />
      </Section>
    </>
  );
}
