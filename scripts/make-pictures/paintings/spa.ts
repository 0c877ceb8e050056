import { bottle, bowl, join, stones, towels, vase } from '../objects';
import type { Painter } from '../scene';
import { figure, sitter } from '../scenes/foreground';
import { pool } from '../scenes/pool';
import { portrait } from '../scenes/portrait';
import { room } from '../scenes/room';
import { silk } from '../scenes/silk';
import { wall } from '../scenes/wall';
import { lake } from './lands';

const slate: [string, string, string] = ['#8c8a84', '#57554f', '#2d2b28'];
const clay: [string, string, string] = ['#e9dfd0', '#fffaf0', '#b9a892'];
const amber: [string, string, string] = ['#a9683a', '#d69a63', '#5a3018'];

/** Still water with a jetty and somebody who has nowhere to be. */
export const stillness: Painter[] = [
  lake({
    sky: ['#8fb3b5', '#d8dfd2', '#f7e7cf'],
    sun: { x: 0.5, y: 0.42, color: '#ffeac4', strength: 0.8, size: 0.04 },
    haze: '#dfe2d4',
    near: '#2b4a48',
    ridges: { from: 0.45, to: 0.6, count: 4, kind: 'hills', height: 0.15 },
  }),
  figure(
    (w) =>
      `<path d="M${w * 0.41},848 L${w * 0.59},848 L${w * 0.7},1010 L${w * 0.3},1010Z" fill="#4b463e"/><path d="M${w * 0.39},884H${w * 0.61}M${w * 0.36},926H${w * 0.64}M${w * 0.325},974H${w * 0.675}" stroke="#2d2a26" stroke-width="3"/>${sitter(w * 0.5, 872, 290, '#25332f')}`,
  ),
];

export const jars: Painter = wall({
  wall: '#dfe0d4',
  table: { color: '#c2b39c', from: 0.76 },
  shadow: 'leaves',
  zoom: 1.3,
  objects: (s) =>
    join(
      vase(s, s.wide * 640, 860, 240, ['#8fa392', '#b9c9b8', '#5d7263'], {
        color: '#7f9482',
        leaf: 54,
        plump: 0.42,
        stems: 3,
        length: 330,
      }),
      bottle(s.wide * 400, 880, 210, clay, 0.1, '#c8a26a'),
      bowl(s.wide * 510, 905, 170, clay, '#fffdf8'),
    ),
});

export const spa: Record<string, Painter[]> = {
  hero: [
    wall({
      wall: '#d9d3c4',
      table: { color: '#b9a68f', from: 0.78 },
      shadow: 'leaves',
      zoom: 1.15,
      objects: (s) =>
        join(
          vase(s, s.wide * 700, 870, 330, ['#a9a394', '#d6d1c3', '#6b665a'], {
            color: '#6f8067',
            leaf: 66,
            plump: 0.34,
            stems: 4,
            length: 430,
          }),
          stones(s, s.wide * 520, 890, 122, slate),
        ),
    }),
  ],
  about: [pool({ stops: ['#a5d3c4', '#62ada3', '#2c7d7c'], floor: '#e6ead9' })],
  'massage-60-1': [
    wall({
      wall: '#d5c9b8',
      table: { color: '#a98f74', from: 0.76 },
      shadow: 'leaves',
      zoom: 1.45,
      objects: (s) =>
        join(stones(s, s.wide * 420, 870, 122, slate), towels(s.wide * 640, 885, 54, ['#fbf6ee', '#cfc2b1'])),
    }),
  ],
  'massage-60-2': [
    silk({ stops: ['#a98d78', '#d8c3b0', '#f1e5d8', '#fff9f1'], folds: 5, stretch: 2.4, angle: 0.7 }),
  ],
  'massage-90-1': [
    wall({
      wall: '#c9d0c4',
      table: { color: '#8f7a61', from: 0.78 },
      shadow: 'palm',
      zoom: 1.4,
      objects: (s) =>
        join(
          bottle(s.wide * 430, 870, 330, amber, 0.3, '#2a2420'),
          bottle(s.wide * 545, 890, 240, amber, 0.16, '#2a2420'),
          bowl(s.wide * 640, 905, 130, clay, '#d9a962'),
        ),
    }),
  ],
  'massage-90-2': [
    wall({
      wall: '#b9b3a6',
      table: { color: '#6f5a47', from: 0.78 },
      shadow: 'panes',
      zoom: 1.35,
      objects: (s) =>
        join(
          bowl(s.wide * 390, 890, 230, ['#6f7f78', '#9cada5', '#3f4d47'], '#4f6660'),
          stones(s, s.wide * 610, 890, 105, slate),
        ),
    }),
  ],
  'facial-45-1': [
    silk({
      stops: ['#c8a596', '#ead3c6', '#f9eee6', '#fffaf6'],
      folds: 4,
      stretch: 1.1,
      angle: 0.4,
      shine: 0.8,
    }),
  ],
  'facial-45-2': [jars],
  'yoga-class-1': [
    room({
      wall: '#e9e2d6',
      floor: '#b98a5e',
      view: ['#cfe3ea', '#a9c0b4', '#6f8f6f'],
      mat: '#7c9a8d',
      plant: '#5b7a57',
    }),
  ],
  'yoga-class-2': stillness,
  'segment-treatments': [
    wall({
      wall: '#dccfbd',
      table: { color: '#b0916f', from: 0.77 },
      shadow: 'palm',
      zoom: 1.4,
      objects: (s) =>
        join(
          towels(s.wide * 400, 885, 54, ['#fbf6ee', '#cfc2b1']),
          stones(s, s.wide * 570, 880, 104, slate),
          bowl(s.wide * 680, 900, 120, clay, '#d9a962'),
        ),
    }),
  ],
  'segment-classes': [
    room({
      wall: '#dfe3da',
      floor: '#b58c63',
      view: ['#d9e8e6', '#b3c7b6', '#7d9a78'],
      mat: '#c7a15f',
      plant: '#4f7052',
    }),
  ],
  'addon-hot-stones': [
    wall({
      wall: '#b7a896',
      table: { color: '#7a614b', from: 0.76 },
      shadow: 'leaves',
      zoom: 1.9,
      objects: (s) => stones(s, s.wide * 500, 880, 130, slate),
    }),
  ],
  'addon-aromatherapy': [
    wall({
      wall: '#cdd3c3',
      table: { color: '#a98f6f', from: 0.78 },
      shadow: 'leaves',
      zoom: 1.7,
      objects: (s) =>
        join(
          vase(s, s.wide * 590, 880, 190, clay, {
            color: '#6f8067',
            leaf: 46,
            plump: 0.36,
            stems: 4,
            length: 250,
          }),
          bottle(s.wide * 455, 890, 210, amber, 0.2, '#2a2420'),
        ),
    }),
  ],
  'addon-mat-hire': [
    room({ wall: '#e6dccd', floor: '#a67a52', view: ['#f6e2c6', '#d3bd9d', '#94926f'], mat: '#b3674e' }),
  ],
  amara: [
    portrait({
      ground: ['#8a7466', '#cbb29c', '#efe0cd'],
      skin: ['#a9714f', '#74462f'],
      hair: '#1f1613',
      top: ['#f3ece1', '#c9baa8'],
      cut: 'bun',
    }),
  ],
  jonas: [
    portrait({
      ground: ['#5f7771', '#a7b9ae', '#e2e6d8'],
      skin: ['#eec6a6', '#cf9873'],
      hair: '#6a4a30',
      top: ['#dfe4dc', '#a5b1a8'],
      cut: 'short',
      turn: -1,
    }),
  ],
  mei: [
    portrait({
      ground: ['#8d6e63', '#d2ab97', '#f3dccb'],
      skin: ['#f3d2b4', '#d9a884'],
      hair: '#1f1a1b',
      top: ['#8fa08f', '#5f7364'],
      cut: 'long',
    }),
  ],
};
