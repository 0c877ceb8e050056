import { bowl, cup, join } from '../objects';
import type { Painter } from '../scene';
import { aerial } from '../scenes/aerial';
import { figure, launch, sloop } from '../scenes/foreground';
import { pool } from '../scenes/pool';
import { wall } from '../scenes/wall';
import { blueSea, lake, mist, redCountry, sunriseSea } from './lands';

const lagoon = ['#063a5e', '#0a6c8c', '#1d9fae', '#63c9c4', '#bfe3cf', '#efe0bd'];
const boatAt = (x: number, y: number, size: number) =>
  figure((w) => launch(w * x, y, size, '#1d2430', '#e9d3b5'), { reflection: (y + 8) / 1000 });
const sailAt = (x: number, y: number, size: number, hull = '#f4efe6', sail = '#fffdf7') =>
  figure((w) => sloop(w * x, y, size, hull, sail), { reflection: (y + 8) / 1000 });

/** The boat from above, with its wake. */
const fromAbove = figure(
  (w) =>
    `<defs><linearGradient id="wake" x1="1" y1="0" x2="0" y2="0"><stop offset="0" stop-color="#fff" stop-opacity=".75"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></linearGradient></defs><g transform="translate(${w * 0.4} 470) rotate(24)"><path d="M-26,-4 Q-180,-30 -330,-64 Q-250,-22 -240,0 Q-250,22 -330,64 Q-180,30 -26,4Z" fill="url(#wake)" opacity=".45"/><path d="M-30,-4 Q-170,-10 -380,-9 L-380,9 Q-170,10 -30,4Z" fill="url(#wake)"/><path d="M-34,-13 H16 Q44,-9 56,0 Q44,9 16,13 H-34Z" fill="#fdfaf3"/><path d="M-20,-8 H14 V8 H-20Z" fill="#c98d5a"/></g>`,
  { blur: 1 },
);

const reef: Painter[] = [aerial({ stops: lagoon, reef: '#0d4a55', tilt: 0.55 }), fromAbove];
const sailing: Painter[] = [blueSea(), sailAt(0.56, 650, 230)];

export const outback: Record<string, Painter[]> = {
  hero: [sunriseSea(0.84), boatAt(0.66, 590, 125)],
  about: [redCountry()],
  'segment-on-the-water': [sunriseSea(0.5), boatAt(0.5, 560, 110)],
  'addon-breakfast': [
    wall({
      wall: '#efd9bd',
      table: { color: '#c29468', from: 0.72 },
      shadow: 'palm',
      light: '#ffe2b8',
      zoom: 1.5,
      objects: (s) =>
        join(
          cup(s.wide * 420, 880, 150, ['#e9e2d6', '#fffaf2', '#b0a493'], '#4a2d1b'),
          bowl(s.wide * 600, 895, 210, ['#5f8d94', '#95bcc0', '#35585f'], '#f1b45c'),
        ),
    }),
  ],
  'addon-snorkel-set': [pool({ stops: ['#9fe0d6', '#3fb3ba', '#0f6f8c'], floor: '#efe6c8', scale: 1.3 })],
  'sunrise-tour-1': [sunriseSea(0.42), boatAt(0.66, 600, 130)],
  'sunrise-tour-2': [
    lake({
      sky: ['#3c5a86', '#b78f9c', '#f6b184', '#ffdda6'],
      sun: { x: 0.62, y: 0.5, color: '#ffbf7a', strength: 0.8, size: 0.02 },
      haze: '#d8a28c',
      near: '#2a3140',
      ridges: { from: 0.44, to: 0.58, count: 3, kind: 'peaks', height: 0.24 },
      trees: 0,
    }),
  ],
  'sunrise-tour-3': reef,
  'charter-day-1': sailing,
  'charter-day-2': [aerial({ stops: lagoon, reef: '#0f5560', tilt: 0.3, zoom: 0.8 })],
  'charter-day-3': [sunriseSea(0.3), sailAt(0.58, 600, 170, '#2b2a33', '#f0c9a2')],
};

export const tours: Record<string, Painter[]> = {
  hero: [lake()],
  about: [mist()],
  'package-1': sailing,
  'package-2': [redCountry({ sun: { x: 0.66, y: 0.44, color: '#ffb35c', size: 0.03, strength: 0.85 } })],
  'package-3': reef,
};
