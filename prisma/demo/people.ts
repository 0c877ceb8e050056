import { type Chance, chanceOf } from './chance';
import type { DemoBooking } from './history';

type Person = DemoBooking['customer'];

const first = {
  us: 'Olivia Noah Emma Liam Ava Ethan Mia Lucas Zoe Daniel Naomi Caleb Leila Mateo Grace Andre Ivy Samuel Rosa Theo Nina Marcus Elena Julian Hazel Omar Clara Felix Tessa Victor'.split(
    ' ',
  ),
  gb: 'Hannah Imran Chloe Callum Priya Declan Sophie Kwame Beth Rhys Yasmin Alfie Niamh Tariq Ellie George Fatima Harvey Molly Anil Jess Lewis Amara Duncan Isla Rohan Freya Patrick Megan Yusuf'.split(
    ' ',
  ),
  au: 'Charlie Matilda Lachlan Ruby Cooper Mei Angus Sienna Hamish Aroha Darcy Kiri Jasper Lucia Banjo Yuki Tilly Marco Georgia Dev Holly Sven Imogen Tane Poppy Luca Bridie Kenji Maeve Otto'.split(
    ' ',
  ),
};
const last = {
  us: 'Abbott Bennett Castillo Delgado Ellison Fitzgerald Goldberg Huang Ivanov Jensen Kaplan Lombardi Mbeki Novak Ortega Pham Quinn Rosenthal Schwartz Tran Underwood Vega Whitaker Young Zimmer'.split(
    ' ',
  ),
  gb: 'Ahmed Barlow Cartwright Dhillon Entwistle Farooq Greenhalgh Hussain Ingham Jones Kershaw Lomax Mistry Naylor Okoro Pickering Rahman Sutcliffe Taylor Unsworth Varley Walsh Yates Zaman Boateng'.split(
    ' ',
  ),
  au: 'Abbot Brennan Chen Doyle Edwards Ferraro Gallagher Hartigan Ishikawa Jovanovic Kelly Larsen Mcleod Ngata Papas Quigley Rossi Singh Thompson Urquhart Vu Wilson Xavier Yeo Zammit'.split(
    ' ',
  ),
};
/** Numbers that the countries keep for inventions. */
const phone = {
  us: (at: number) => `+1 413 555 0${100 + (at % 100)}`,
  gb: (at: number) => `+44 7700 900${String(200 + at).padStart(3, '0')}`,
  au: (at: number) => `+61 491 570 ${String(200 + at).padStart(3, '0')}`,
};

/** So many people of a country, who come again: the first of them most often. */
export function regulars(country: keyof typeof first, count: number) {
  const chance = chanceOf(`people ${country}`);
  const people = new Map<string, Person>();
  while (people.size < count) {
    const [given, family] = [chance.pick(first[country]), chance.pick(last[country])];
    const email = `${given}.${family}@example.com`.toLowerCase();
    if (!people.has(email))
      people.set(email, { name: `${given} ${family}`, email, phone: phone[country](people.size) });
  }
  const all = [...people.values()];
  return (at: Chance): Person => {
    const person = all[Math.floor(at.next() ** 1.7 * all.length)];
    if (!person) throw new Error('Nobody is there');
    return person;
  };
}

/** Two people who marry: one e-mail, one phone. */
export function couple(chance: Chance, at: number): Person {
  const [one, other, family] = [chance.pick(first.us), chance.pick(first.us), chance.pick(last.us)];
  return {
    name: `${one} & ${one === other ? 'Jamie' : other} ${family}`,
    email: `${one}.${family}.${at}@example.com`.toLowerCase(),
    phone: phone.us(at),
  };
}
