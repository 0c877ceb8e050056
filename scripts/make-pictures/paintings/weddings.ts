import { join, notebook, vase } from '../objects';
import type { Painter } from '../scene';
import { arch } from '../scenes/arch';
import { flowers } from '../scenes/flowers';
import { couple, figure, meadow } from '../scenes/foreground';
import { lights } from '../scenes/lights';
import { wall } from '../scenes/wall';
import { dusk, mist, morning, night } from './lands';

const blush = ['#fbeee0', '#f2cdb9', '#dd9a86', '#fff8ee'];
const green = ['#5f7152', '#7c8b66', '#46583f'];
const pair = (x: number, foot: number, size: number) =>
  figure((w) => couple(w * x, foot, size, '#2b2624', '#fbf1e4'));

export const weddings: Record<string, Painter[]> = {
  hero: [
    dusk(),
    meadow({ color: '#6d6a3f', blooms: ['#fff6e8', '#f3cdb8'], height: 190 }),
    arch({ x: 0.66, foot: 0.9, size: 0.84, wood: '#8a6a48', blooms: blush, leaves: green }),
  ],
  about: [
    flowers({
      ground: ['#d9cfc0', '#efe8dc', '#faf6ef'],
      blooms: blush,
      leaves: ['#7c8f74', '#9aa88a', '#5f7560'],
      centre: [0.58, 0.56],
      spread: 0.42,
    }),
  ],
  'segment-intimate': [
    dusk({ sun: { x: 0.56, y: 0.36, color: '#ffcf94', strength: 0.8, size: 0.024 } }),
    pair(0.74, 890, 350),
    meadow({ color: '#5d5a38', height: 170, blooms: ['#fff3df'] }),
  ],
  'segment-full-weddings': [night(), lights({ table: true })],
  'elopement-1': [
    mist({
      haze: '#e6ddd2',
      sky: ['#a9b7c0', '#dcd6d0', '#f5e7d6'],
      ridges: { from: 0.36, to: 0.78, count: 5, kind: 'peaks', height: 0.24 },
    }),
    pair(0.6, 930, 300),
    meadow({ color: '#45553f', height: 150, light: '#d9dfd0' }),
  ],
  'elopement-2': [
    morning(),
    meadow({ color: '#6f7a45', blooms: ['#fffaf0', '#f6dfae'], height: 200 }),
    arch({
      x: 0.46,
      foot: 0.9,
      size: 0.74,
      wood: '#a3825b',
      blooms: ['#fffaf0', '#f7e2c0', '#f0cfa6', '#ffffff'],
      leaves: green,
    }),
  ],
  'elopement-3': [
    flowers({
      ground: ['#cfd6cf', '#e6eae2', '#f7f7f1'],
      blooms: ['#ffffff', '#f7efe4', '#efe0d0'],
      leaves: ['#7f9482', '#a2b29d', '#657c69'],
      centre: [0.5, 0.55],
      spread: 0.36,
    }),
  ],
  'classic-day-1': [
    dusk({ sky: ['#8fa4bd', '#d8c3c0', '#f6d6b5', '#fdebcd'], haze: '#eccdb4', near: '#56603f' }),
    meadow({ color: '#7a7a48', blooms: ['#fff6e8', '#f3cdb8', '#e6a690'], height: 200 }),
    arch({
      x: 0.5,
      foot: 0.9,
      size: 0.88,
      wood: '#7d5c3e',
      blooms: ['#e98f76', '#f6c3ac', '#fff4e8', '#d96f5c'],
      leaves: green,
    }),
  ],
  'classic-day-2': [
    flowers({
      ground: ['#38413a', '#626b5e', '#949a88'],
      blooms: ['#e78f78', '#f4bfa9', '#fff4ea', '#fbe3cf'],
      leaves: ['#4d5f47', '#6b7d5c', '#39493a'],
      spread: 0.42,
    }),
  ],
  'classic-day-3': [
    night({ sky: ['#27355a', '#6a6486', '#c08a8a', '#f3bd92'], haze: '#8d7482' }),
    lights({ strings: 4 }),
  ],
  'grand-weekend-1': [
    night({
      sky: ['#1a2444', '#4d4a6b', '#b07a7d', '#f0b189'],
      haze: '#7d6475',
      ridges: { from: 0.5, to: 0.66, count: 4, kind: 'hills', height: 0.16 },
    }),
    lights({ strings: 5 }),
    figure((w) => couple(w * 0.52, 985, 500, '#17141a', '#e9d6c4')),
    meadow({ color: '#26241f', height: 150, light: '#b89aa0' }),
  ],
  'grand-weekend-2': [
    dusk({
      sky: ['#44507a', '#9c7f98', '#ea9f85', '#fbcf9d'],
      haze: '#cf9a90',
      near: '#2f2c33',
      ridges: { from: 0.42, to: 0.9, count: 7, kind: 'hills', height: 0.22 },
    }),
  ],
  'grand-weekend-3': [
    flowers({
      ground: ['#1d1a1c', '#3d3134', '#6b5550'],
      blooms: ['#8e2f35', '#b14a48', '#d98a7c', '#f0d6c6'],
      leaves: ['#2f3f36', '#47584a', '#26332c'],
      spread: 0.43,
    }),
  ],
  'addon-second-photographer': [
    morning({ sky: ['#a9c0c6', '#e3ddcc', '#fbe9c9'] }),
    pair(0.42, 900, 380),
    meadow({ color: '#6b6f3d', height: 230, blooms: ['#fff6e0', '#f3d9a4'] }),
  ],
  'addon-drone-film': [
    mist({ ridges: { from: 0.16, to: 0.92, count: 8, kind: 'hills', height: 0.18 }, trees: 0.9 }),
  ],
  'addon-album': [
    wall({
      wall: '#e2d5c6',
      table: { color: '#b98f68', from: 0.72 },
      shadow: 'leaves',
      zoom: 1.25,
      objects: (s) =>
        join(
          vase(s, s.wide * 690, 860, 260, ['#efe6d8', '#fffaf2', '#b7a691'], {
            color: '#7d8b6c',
            leaf: 46,
            plump: 0.32,
            stems: 3,
            length: 300,
          }),
          notebook(s.wide * 420, 910, 430, '#7a4b3a'),
        ),
    }),
  ],
};
