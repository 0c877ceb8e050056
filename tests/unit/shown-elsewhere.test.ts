import { expect, it } from 'vitest';
import { shareImages, siteIcons } from '@/components/site/shown-elsewhere';
import type { BookingDetails } from '@/lib/data/bookings/booking-shape';
import type { Site } from '@/lib/data/catalogue/sites';
import { brandOf } from '@/lib/usecases/mails/brand';

const folder = '/files/01900000-0000-7000-8000-000000000001/01900000-0000-7000-8000-000000000002';
const uploaded = `${folder}/800x200-336699.webp#10,90`;

it('shows JPEG of a stated size to whoever shows a link, and PNG as icons', () => {
  expect(shareImages('', undefined, uploaded, '/pictures/a.webp')).toEqual([
    { url: `${folder}/share.jpg`, width: 1200, height: 630, type: 'image/jpeg' },
  ]);
  expect(shareImages('/pictures/a/b.webp')).toEqual([
    '/_next/image?url=%2Fpictures%2Fa%2Fb.webp&w=1200&q=75',
  ]);
  expect([shareImages('https://x.test/a.jpg'), shareImages('', undefined)]).toEqual([
    ['https://x.test/a.jpg'],
    [],
  ]);
  expect(siteIcons({ favicon: '', logo: '' })).toBeUndefined();
  expect(siteIcons({ favicon: '', logo: uploaded })).toMatchObject({
    icon: [{ url: `${folder}/icon-48.png`, sizes: '48x48' }, { url: `${folder}/icon-192.png` }],
    apple: { url: `${folder}/icon-180.png` },
  });
});

it('shows the logo in mails as PNG by its whole address, and nothing where there is none', () => {
  const booking = { tenant: { name: 'Bella' } } as BookingDetails;
  const site = { contactPhone: '', contactEmail: '', addressLine: '', city: '', region: '', postalCode: '' };
  const logoOf = (logo: string) => brandOf(booking, { ...site, logo } as Site, 'https://mais.test').logo;
  expect(logoOf(uploaded)).toEqual({
    src: `https://mais.test${folder}/mail.png`,
    width: 240,
    height: 60,
  });
  expect(logoOf('')).toBeUndefined();
});
