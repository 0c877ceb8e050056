import { Mail, MapPin, Phone } from 'lucide-react';
import type { ReactNode } from 'react';
import { telephoneLink } from '@/lib/domain/telephone-link';
import type { Contact } from './contact';

/** How to reach the business and where it is. */
export function ContactPlace({ contact }: { contact: Contact }) {
  const town = [contact.city, contact.region, contact.postalCode].filter(Boolean).join(', ');
  return (
    <ul className="grid gap-4 sm:grid-cols-3">
      {contact.contactEmail && (
        <Way icon={<Mail />} label="Write">
          <a href={`mailto:${contact.contactEmail}`} className={linkStyle}>
            {contact.contactEmail}
          </a>
        </Way>
      )}
      {contact.contactPhone && (
        <Way icon={<Phone />} label="Call">
          <a href={telephoneLink(contact.contactPhone)} className={linkStyle}>
            {contact.contactPhone}
          </a>
        </Way>
      )}
      {(contact.addressLine || town) && (
        <Way icon={<MapPin />} label="Visit">
          <span>
            {contact.addressLine}
            {contact.addressLine && <br />}
            {town}
          </span>
          {contact.mapUrl && (
            <a href={contact.mapUrl} rel="noreferrer" className={linkStyle}>
              Open the map
            </a>
          )}
        </Way>
      )}
    </ul>
  );
}

const linkStyle =
  'inline-flex min-h-7 items-center break-all underline decoration-line underline-offset-4 hover:decoration-current pointer-coarse:min-h-11';

function Way({ icon, label, children }: { icon: ReactNode; label: string; children: ReactNode }) {
  return (
    <li className="grid content-start justify-items-start gap-2 rounded-card border bg-surface p-6">
      <span className="text-accent-text [&_svg]:size-5" aria-hidden>
        {icon}
      </span>
      <span className="text-sm text-faint">{label}</span>
      {children}
    </li>
  );
}
