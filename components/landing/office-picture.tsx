import Image from 'next/image';

const alt =
  'A week in the office of a spa: seven columns of appointments with names and times, most days full, and a class every evening.';

/** The office as it is, in the visitor's scheme; scripts/office-pictures.ts makes both pictures. */
export function OfficePicture() {
  return (
    <figure className="grid gap-3">
      {(['light', 'dark'] as const).map((scheme) => (
        <Image
          key={scheme}
          src={`/pictures/office/week-${scheme}.webp`}
          alt={alt}
          width={2160}
          height={1350}
          sizes="(min-width: 76rem) 71rem, 100vw"
          className={`only-${scheme} h-auto w-full rounded-card border shadow-overlay`}
        />
      ))}
      <figcaption className="text-sm text-faint">
        The week of Serene Spa, one of the three invented businesses of the tour.
      </figcaption>
    </figure>
  );
}
