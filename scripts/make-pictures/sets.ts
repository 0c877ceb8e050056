/** What is painted: `public/pictures/<set>/<name>.webp`, with the words that describe it. */
export type PictureSize = 'hero' | 'card' | 'portrait';
export type PictureEntry = { set: string; name: string; size: PictureSize; alt: string };

export const sizes: Record<PictureSize, { width: number; height: number }> = {
  hero: { width: 1600, height: 1067 },
  card: { width: 1200, height: 900 },
  portrait: { width: 900, height: 900 },
};

const entry =
  (set: string) =>
  (name: string, alt: string, size: PictureSize = name === 'hero' ? 'hero' : 'card'): PictureEntry => ({
    set,
    name,
    size,
    alt,
  });

const bella = entry('bella-weddings');
const serene = entry('serene-spa');
const outback = entry('outback-tours');
const photographer = entry('photographer');
const salon = entry('salon');
const studio = entry('studio');
const tours = entry('tours');
const coach = entry('coach');

export const pictures: PictureEntry[] = [
  bella('hero', 'A round arch dressed with roses on a hill at dusk'),
  bella('about', 'A bouquet of roses and anemones in cream and blush'),
  bella('segment-intimate', 'A couple on a quiet hillside at sunset'),
  bella('segment-full-weddings', 'A long table under strings of lights at nightfall'),
  bella('elopement-1', 'A couple above a misty valley'),
  bella('elopement-2', 'A small arch with flowers among the hills'),
  bella('elopement-3', 'A bouquet in soft morning light'),
  bella('classic-day-1', 'A flower arch waiting for the ceremony'),
  bella('classic-day-2', 'A bouquet of coral and white blossoms'),
  bella('classic-day-3', 'Evening lights over the hills'),
  bella('grand-weekend-1', 'Dancing in the meadow beneath strings of lights'),
  bella('grand-weekend-2', 'Layered hills in the last light'),
  bella('grand-weekend-3', 'Deep red roses with dark leaves'),
  bella('addon-second-photographer', 'Two people close together in a meadow'),
  bella('addon-drone-film', 'Misty ridges seen from above the trees'),
  bella('addon-album', 'An open book beside a vase in window light'),
  serene('hero', 'Balanced stones and a vase in soft light with the shade of leaves'),
  serene('about', 'Light moving over clear green water'),
  serene('massage-60-1', 'Smooth dark stones and rolled towels'),
  serene('massage-60-2', 'Folds of pale linen'),
  serene('massage-90-1', 'Amber oil bottles in the shade of a palm'),
  serene('massage-90-2', 'Stones and a bowl on a wooden shelf'),
  serene('facial-45-1', 'Swirls of cream'),
  serene('facial-45-2', 'A white jar and a bowl beside eucalyptus'),
  serene('yoga-class-1', 'A bright room with arched windows and a mat'),
  serene('yoga-class-2', 'Somebody sitting still by a misty lake'),
  serene('segment-treatments', 'Folded towels, stones and a bowl in warm light'),
  serene('segment-classes', 'A mat in a bright room with a plant'),
  serene('addon-hot-stones', 'A stack of smooth dark stones'),
  serene('addon-aromatherapy', 'A small amber bottle beside a green branch'),
  serene('addon-mat-hire', 'A clay-coloured mat on a wooden floor'),
  serene('amara', 'Amara', 'portrait'),
  serene('jonas', 'Jonas', 'portrait'),
  serene('mei', 'Mei', 'portrait'),
  outback('hero', 'A small boat on calm water at sunrise'),
  outback('about', 'Red cliffs at dawn'),
  outback('segment-on-the-water', 'A launch on its way into the sunrise'),
  outback('addon-breakfast', 'Coffee and a bowl in morning light'),
  outback('addon-snorkel-set', 'Clear water over pale sand'),
  outback('sunrise-tour-1', 'The sun coming up over the sea, a launch passing'),
  outback('sunrise-tour-2', 'Twin mountains above a lagoon at first light'),
  outback('sunrise-tour-3', 'A reef and a spit of sand from above'),
  outback('charter-day-1', 'A sailing boat on blue water'),
  outback('charter-day-2', 'A lagoon from above, from deep blue to sand'),
  outback('charter-day-3', 'Evening over the water with a sail'),
  photographer('hero', 'Ridges in evening mist'),
  photographer('about', 'Framed pictures on a wall in window light'),
  photographer('package-1', 'A couple in a meadow at sunset'),
  photographer('package-2', 'Flowers in soft light'),
  photographer('package-3', 'A mountain lake, still as glass'),
  salon('hero', 'An arched mirror, dried flowers and window light'),
  salon('about', 'Bottles on a shelf in the shade of leaves'),
  salon('package-1', 'Long strands of chestnut hair'),
  salon('package-2', 'A folded blush cloth'),
  salon('package-3', 'A jar and a bowl beside a vase'),
  studio('hero', 'A bright room with arched windows and a wooden floor'),
  studio('about', 'A terracotta vase in window light'),
  studio('package-1', 'A mat on a wooden floor, morning light'),
  studio('package-2', 'Somebody sitting still by a lake'),
  studio('package-3', 'Light on clear water'),
  tours('hero', 'Mountains above still water at first light'),
  tours('about', 'Forested ridges in mist'),
  tours('package-1', 'A sail on a bright sea'),
  tours('package-2', 'Red rock country in the evening'),
  tours('package-3', 'A reef from above'),
  coach('hero', 'Hills opening towards the morning sun'),
  coach('about', 'A notebook and a cup in window light'),
  coach('package-1', 'A quiet desk with a vase and a notebook'),
  coach('package-2', 'A lake with a bench for thinking'),
  coach('package-3', 'Peaks above the mist'),
];
