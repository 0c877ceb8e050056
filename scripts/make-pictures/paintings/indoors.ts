import { bottle, bowl, cup, frame, join, mirror, notebook, vase } from '../objects';
import type { Painter } from '../scene';
import { flowers } from '../scenes/flowers';
import { couple, figure, meadow } from '../scenes/foreground';
import { pool } from '../scenes/pool';
import { room } from '../scenes/room';
import { silk } from '../scenes/silk';
import { wall } from '../scenes/wall';
import { dusk, lake, mist, morning } from './lands';
import { jars, stillness } from './spa';

const cream: [string, string, string] = ['#efe6d8', '#fffaf2', '#b7a691'];
const terracotta: [string, string, string] = ['#b9704f', '#d59a78', '#6d3b27'];

const hillsArt =
  '<path d="M0,0H100V100H0Z" fill="#e9c4a6"/><circle cx="66" cy="40" r="11" fill="#fff0d6"/><path d="M0,62 Q26,44 52,60 T100,52 V100 H0Z" fill="#b98a78"/><path d="M0,78 Q30,60 60,76 T100,72 V100 H0Z" fill="#5f5a52"/>';
const seaArt =
  '<path d="M0,0H100V58H0Z" fill="#c9dbe0"/><path d="M0,58H100V100H0Z" fill="#4f8595"/><path d="M44,60 L50,22 L66,58Z" fill="#fffaf0"/>';
const leafArt =
  '<path d="M0,0H100V100H0Z" fill="#efe9dc"/><path d="M50,96 C46,70 50,40 54,10" stroke="#5f7560" stroke-width="2" fill="none"/><path d="M50,74 C30,68 24,54 22,44 C40,46 48,58 50,74Z M52,54 C70,50 78,36 80,26 C62,30 54,40 52,54Z M52,40 C36,34 34,22 34,14 C46,20 52,28 52,40Z" fill="#7c8f74"/>';

export const photographer: Record<string, Painter[]> = {
  hero: [dusk({ ridges: { from: 0.44, to: 0.9, count: 7, kind: 'hills', height: 0.2 }, trees: 0.6 })],
  about: [
    wall({
      wall: '#e0d8cb',
      table: { color: '#b08c66', from: 0.84 },
      shadow: 'panes',
      objects: (s) =>
        join(
          frame(s.wide * 190, 150, 300, 390, '#8a6a48', '#fff', hillsArt),
          frame(s.wide * 450, 110, 380, 300, '#2f2a27', '#fff', seaArt),
          frame(s.wide * 450, 450, 240, 300, '#c9a87c', '#fff', leafArt),
          vase(s, s.wide * 790, 915, 250, cream, { color: '#7d8b6c', leaf: 48, plump: 0.32, stems: 3 }),
        ),
    }),
  ],
  'package-1': [
    dusk({ sun: { x: 0.3, y: 0.4, color: '#ffcf94', strength: 0.8, size: 0.024 } }),
    figure((w) => couple(w * 0.52, 905, 350, '#2b2624', '#fbf1e4')),
    meadow({ color: '#5d5a38', height: 180, blooms: ['#fff3df', '#f2c7a6'] }),
  ],
  'package-2': [
    flowers({
      ground: ['#d6d3c4', '#ece8db', '#faf7ee'],
      blooms: ['#f7d9c4', '#fff6ea', '#e9b49b'],
      leaves: ['#7c8f74', '#9aa88a', '#5f7560'],
      spread: 0.4,
    }),
  ],
  'package-3': [lake()],
};

export const salon: Record<string, Painter[]> = {
  hero: [
    wall({
      wall: '#dcbda8',
      table: { color: '#94705a', from: 0.84 },
      shadow: 'leaves',
      zoom: 1.05,
      objects: (s) =>
        join(
          mirror(s.wide * 600, 110, 400, 690, '#a9814f'),
          vase(s, s.wide * 760, 900, 270, cream, {
            color: '#c9b48e',
            leaf: 42,
            plump: 0.14,
            stems: 5,
            length: 430,
          }),
          bottle(s.wide * 455, 905, 210, ['#b98f7c', '#e2c0ae', '#7a5646'], 0.2, '#2d2522'),
        ),
    }),
  ],
  about: [
    wall({
      wall: '#e6dccf',
      table: { color: '#c4a888', from: 0.78 },
      shadow: 'leaves',
      zoom: 1.35,
      objects: (s) =>
        join(
          bottle(s.wide * 390, 880, 320, terracotta, 0.26, '#2d2522'),
          bottle(s.wide * 490, 890, 250, cream, 0.14, '#c8a26a'),
          bottle(s.wide * 585, 880, 290, ['#8c9a8a', '#b8c4b4', '#566454'], 0.22, '#2d2522'),
        ),
    }),
  ],
  'package-1': [
    silk({
      stops: ['#1f110b', '#4f2c1b', '#99633f', '#e0b284'],
      folds: 7,
      stretch: 3.2,
      strands: 0.75,
      angle: 1.05,
      shine: 0.6,
    }),
  ],
  'package-2': [
    silk({
      stops: ['#a87564', '#d9a896', '#f0cfc0', '#fdeee5'],
      folds: 5,
      stretch: 1.8,
      angle: 0.6,
      shine: 0.7,
    }),
  ],
  'package-3': [jars],
};

export const studio: Record<string, Painter[]> = {
  hero: [
    room({ wall: '#ece5da', floor: '#b98a5e', view: ['#cfe3ea', '#a9c0b4', '#6f8f6f'], plant: '#5b7a57' }),
  ],
  about: [
    wall({
      wall: '#e4d6c6',
      table: { color: '#cbb79f', from: 0.8 },
      shadow: 'panes',
      zoom: 1.2,
      objects: (s) =>
        join(
          vase(s, s.wide * 430, 880, 340, terracotta, { color: '#6b7a57', leaf: 62, plump: 0.36, stems: 3 }),
          bowl(s.wide * 640, 895, 190, ['#e8dccb', '#fbf4e8', '#a8967f'], '#c9b59b'),
        ),
    }),
  ],
  'package-1': [
    room({
      wall: '#e2e0d8',
      floor: '#a9784f',
      view: ['#f3ddc0', '#c9b59a', '#8c8a6f'],
      mat: '#b9705a',
      plant: '#5f7a5b',
    }),
  ],
  'package-2': stillness,
  'package-3': [pool({ stops: ['#bfe0dc', '#79b7bd', '#3b7f93'], floor: '#eef0e4' })],
};

export const coach: Record<string, Painter[]> = {
  hero: [morning()],
  about: [
    wall({
      wall: '#d6dad6',
      table: { color: '#c09a73', from: 0.72 },
      shadow: 'panes',
      zoom: 1.3,
      objects: (s) =>
        join(notebook(s.wide * 430, 915, 430, '#2f4a4a'), cup(s.wide * 690, 870, 125, cream, '#4a2d1b')),
    }),
  ],
  'package-1': [
    wall({
      wall: '#dbcdb9',
      table: { color: '#9c7a58', from: 0.74 },
      shadow: 'leaves',
      zoom: 1.25,
      objects: (s) =>
        join(
          vase(s, s.wide * 660, 850, 260, ['#5f7d7a', '#8fabA6', '#36504e'], {
            color: '#6f8067',
            leaf: 54,
            plump: 0.34,
            stems: 3,
            length: 330,
          }),
          notebook(s.wide * 420, 920, 390, '#a4573f'),
        ),
    }),
  ],
  'package-2': stillness,
  'package-3': [mist({ sky: ['#7fa3b5', '#c8d6d3', '#f4e6cd'], near: '#27424a' })],
};
