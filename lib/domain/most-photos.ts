/** Of a package; the first is on its card, its page shows them all. Apart from the schemas, which pages don't load. */
export const MOST_PHOTOS = 5;
export const tooManyPhotos = `At most ${MOST_PHOTOS} photos.`;
