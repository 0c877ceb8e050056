import { readPictureAddress, smallPicture } from '@/lib/domain/files/picture-address';

/** The name of a business as it stands above its pages: its logo, where it has one. */
export function BusinessName({ name, logo, className }: { name: string; logo: string; className?: string }) {
  const picture = readPictureAddress(logo);
  if (!picture)
    return (
      <span className={className} dir="auto">
        {name}
      </span>
    );
  return (
    // biome-ignore lint/performance/noImgElement: it is there in the width that is shown.
    <img
      src={smallPicture(logo)}
      alt={name}
      width={picture.width}
      height={picture.height}
      className="logo h-11 w-auto max-w-48 object-contain object-left"
    />
  );
}
