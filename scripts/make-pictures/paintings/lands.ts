import { type LandscapeOptions, landscape } from '../scenes/landscape';
import { sea } from '../scenes/sea';

/** Places and hours that several sets share. */
export const dusk = (change: Partial<LandscapeOptions> = {}) =>
  landscape({
    sky: ['#6d7ea0', '#c3a3ac', '#f3bf9c', '#fde0bb'],
    sun: { x: 0.7, y: 0.4, color: '#ffcf94', strength: 0.7, size: 0.02 },
    haze: '#e7b9a2',
    near: '#4a4a3c',
    ridges: { from: 0.46, to: 0.76, count: 5, kind: 'hills', height: 0.18 },
    mist: 0.7,
    trees: 0.4,
    ...change,
  });

export const mist = (change: Partial<LandscapeOptions> = {}) =>
  landscape({
    sky: ['#9fb4bd', '#cfd9d6', '#eee9dc'],
    sun: { x: 0.3, y: 0.2, color: '#fff1d0', strength: 0.5, size: 0.001 },
    haze: '#dfe3dc',
    near: '#1f3a38',
    ridges: { from: 0.34, to: 0.9, count: 6, kind: 'peaks', height: 0.24 },
    mist: 0.9,
    trees: 0.7,
    ...change,
  });

export const morning = (change: Partial<LandscapeOptions> = {}) =>
  landscape({
    sky: ['#86b0c0', '#cfdcd3', '#f8e9cd'],
    sun: { x: 0.58, y: 0.38, color: '#ffe6b5', strength: 0.8, size: 0.03 },
    haze: '#e6e3cd',
    near: '#3d5a44',
    ridges: { from: 0.44, to: 0.86, count: 6, kind: 'hills', height: 0.2 },
    mist: 0.75,
    trees: 0.55,
    ...change,
  });

export const lake = (change: Partial<LandscapeOptions> = {}) =>
  landscape({
    sky: ['#5c86a0', '#b7c7c4', '#f3dfc2'],
    sun: { x: 0.4, y: 0.42, color: '#ffdfae', strength: 0.5, size: 0.001 },
    haze: '#cfd0c4',
    near: '#223b3a',
    ridges: { from: 0.4, to: 0.59, count: 5, kind: 'peaks', height: 0.19 },
    mist: 0.75,
    trees: 0.6,
    water: 0.63,
    clouds: 0.4,
    ...change,
  });

export const night = (change: Partial<LandscapeOptions> = {}) =>
  landscape({
    sky: ['#131c36', '#3b3f60', '#96697a', '#e0a07c'],
    haze: '#5b4e63',
    near: '#171a22',
    ridges: { from: 0.5, to: 0.64, count: 3, kind: 'hills', height: 0.16 },
    mist: 0.5,
    trees: 0.5,
    clouds: 0.2,
    stars: true,
    ...change,
  });

export const redCountry = (change: Partial<LandscapeOptions> = {}) =>
  landscape({
    sky: ['#3f5f86', '#b68f93', '#f0a36c', '#ffd79a'],
    sun: { x: 0.36, y: 0.46, color: '#ffb35c', size: 0.03, strength: 0.85 },
    haze: '#e39a6c',
    near: '#7c2c17',
    ridges: { from: 0.52, to: 0.84, count: 5, kind: 'mesas', height: 0.2 },
    mist: 0.5,
    ...change,
  });

export const sunriseSea = (x = 0.62) =>
  sea({
    sky: ['#3d5478', '#a9869a', '#f2a077', '#ffdba0'],
    sun: { x, y: 0.44, color: '#ffb668', size: 0.03 },
    horizon: 0.5,
    deep: '#1c3a4e',
  });

export const blueSea = () =>
  sea({ sky: ['#4f86b5', '#9fc4dc', '#e6eef0'], horizon: 0.52, deep: '#0f5a77', clouds: 0.8 });
