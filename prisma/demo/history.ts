/** What each demo tenant has behind and before it. Days count from today; times are local. */
export type DemoBooking = {
  package: string;
  /** From today; moved on to the next of `weekdays` (ISO) where given. */
  inDays: number;
  weekdays?: number[];
  time?: string;
  seats?: number;
  resource?: string;
  addOns?: { slug: string; quantity: number }[];
  customer: { name: string; email: string; phone: string };
  bookedDaysAgo: number;
  /** Left out where somebody else has the time already. */
  optional?: true;
  source?: 'SITE' | 'OFFICE';
  /** The customer moved it, so many days after booking: from a start so many days earlier (negative: later). */
  moved?: { afterDays: number; byDays: number };
  /** So much went back as a goodwill, in basis points of what was paid. */
  goodwillBps?: number;
  /** The balance is overdue. */
  owes?: true;
  /** The customer cancelled by themselves, so many days after booking; absent: the business did, yesterday. */
  canceledAfterDays?: number;
  /** Another deposit than the tenant's: percent in basis points, and how long before the start the balance is due. */
  deposit?: { bps: number; balanceDueDays: number };
  end: 'upcoming' | 'completed' | 'no_show' | 'canceled_by_customer';
  notes?: string;
  /** For what takes place at the customer's. */
  address?: string;
};

const person = (name: string, email: string, phone: string) => ({ name, email, phone });

export const history: Record<string, DemoBooking[]> = {
  'bella-weddings': [
    {
      package: 'classic-day',
      inDays: -34,
      customer: person('Nora & Eli Whitfield', 'nora.whitfield@example.com', '+1 413 555 0101'),
      address: 'Hillcrest Barn, 12 Orchard Road, Great Barrington, MA',
      bookedDaysAgo: 260,
      end: 'completed',
      addOns: [{ slug: 'album', quantity: 2 }],
    },
    {
      package: 'elopement',
      inDays: -12,
      customer: person('Dana Reyes', 'dana.reyes@example.com', '+1 413 555 0102'),
      address: 'Bash Bish Falls, Mount Washington, MA',
      bookedDaysAgo: 120,
      end: 'no_show',
    },
    {
      package: 'classic-day',
      inDays: 9,
      customer: person('Priya Raman', 'priya.raman@example.com', '+1 413 555 0103'),
      address: 'St Paul’s Church, 29 Main Street, Stockbridge, MA',
      bookedDaysAgo: 190,
      end: 'upcoming',
      addOns: [{ slug: 'second-photographer', quantity: 1 }],
      notes: 'Ceremony at noon, grandmother in a wheelchair.',
      deposit: { bps: 10_000, balanceDueDays: 30 },
    },
    {
      package: 'elopement',
      inDays: 22,
      customer: person('Sam Okonkwo', 'sam.okonkwo@example.com', '+1 413 555 0104'),
      address: 'Race Brook Lodge, 864 Undermountain Road, Sheffield, MA',
      bookedDaysAgo: 95,
      end: 'upcoming',
    },
    {
      package: 'grand-weekend',
      inDays: 118,
      weekdays: [5],
      customer: person('Charlotte von Hohenlohe-Langenburg', 'charlotte.vhl@example.com', '+1 413 555 0105'),
      address: 'Seven Hills Inn, 40 Plunkett Street, Lenox, MA',
      bookedDaysAgo: 40,
      end: 'upcoming',
      addOns: [{ slug: 'drone-film', quantity: 1 }],
    },
    {
      package: 'classic-day',
      inDays: 48,
      customer: person('Marcus Bell', 'marcus.bell@example.com', '+1 413 555 0106'),
      address: 'The Boathouse, 5 Lake Road, Salisbury, CT',
      bookedDaysAgo: 75,
      end: 'canceled_by_customer',
    },
  ],
  'serene-spa': [
    {
      package: 'massage-60',
      inDays: -8,
      weekdays: [2, 3, 4],
      time: '14:00',
      resource: 'amara',
      customer: person('Hannah Clarke', 'hannah.clarke@example.com', '+44 7700 900101'),
      bookedDaysAgo: 20,
      end: 'completed',
      addOns: [{ slug: 'hot-stones', quantity: 1 }],
    },
    {
      package: 'facial-45',
      inDays: -4,
      weekdays: [4, 5],
      time: '12:00',
      resource: 'mei',
      customer: person('Owen Price', 'owen.price@example.com', '+44 7700 900102'),
      bookedDaysAgo: 11,
      end: 'no_show',
    },
    {
      package: 'massage-90',
      inDays: 1,
      weekdays: [2, 3, 4, 5],
      time: '13:00',
      resource: 'jonas',
      customer: person('Aisha Rahman', 'aisha.rahman@example.com', '+44 7700 900103'),
      bookedDaysAgo: 6,
      end: 'upcoming',
      notes: 'Left shoulder, old climbing injury.',
    },
    {
      package: 'massage-60',
      inDays: 6,
      weekdays: [2, 3, 4, 5],
      time: '11:30',
      resource: 'amara',
      customer: person('Tom Hargreaves', 'tom.hargreaves@example.com', '+44 7700 900104'),
      bookedDaysAgo: 30,
      end: 'upcoming',
      deposit: { bps: 5000, balanceDueDays: 14 },
    },
    {
      package: 'massage-90',
      inDays: 40,
      weekdays: [2, 3, 4, 5],
      time: '15:00',
      resource: 'jonas',
      customer: person('Grace Liu', 'grace.liu@example.com', '+44 7700 900105'),
      bookedDaysAgo: 3,
      end: 'upcoming',
      deposit: { bps: 5000, balanceDueDays: 7 },
    },
    {
      package: 'facial-45',
      inDays: 5,
      weekdays: [4, 5],
      time: '16:00',
      resource: 'mei',
      customer: person('Ben Whittaker', 'ben.whittaker@example.com', '+44 7700 900106'),
      bookedDaysAgo: 9,
      end: 'canceled_by_customer',
    },
    {
      package: 'yoga-class',
      inDays: 1,
      time: '18:30',
      seats: 4,
      customer: person('Ruth Adeyemi', 'ruth.adeyemi@example.com', '+44 7700 900107'),
      bookedDaysAgo: 4,
      end: 'upcoming',
      addOns: [{ slug: 'mat-hire', quantity: 2 }],
    },
  ],
  'outback-tours': [
    {
      package: 'sunrise-tour',
      inDays: -6,
      time: '05:00',
      seats: 2,
      customer: person('Liam Fraser', 'liam.fraser@example.com', '+61 491 570 101'),
      bookedDaysAgo: 33,
      end: 'completed',
      addOns: [{ slug: 'breakfast', quantity: 1 }],
    },
    {
      package: 'sunrise-tour',
      inDays: -3,
      time: '05:30',
      seats: 1,
      customer: person('Zoe Marchetti', 'zoe.marchetti@example.com', '+61 491 570 102'),
      bookedDaysAgo: 15,
      end: 'no_show',
    },
    {
      package: 'sunrise-tour',
      inDays: 2,
      time: '05:00',
      seats: 4,
      customer: person('Hiroshi Tanaka', 'hiroshi.tanaka@example.com', '+81 90 1234 5678'),
      bookedDaysAgo: 21,
      end: 'upcoming',
      addOns: [{ slug: 'snorkel-set', quantity: 4 }],
    },
    {
      package: 'charter-day',
      inDays: 4,
      seats: 5,
      customer: person('The Kowalski family', 'kowalski.family@example.com', '+61 491 570 104'),
      bookedDaysAgo: 60,
      end: 'upcoming',
      deposit: { bps: 3000, balanceDueDays: 14 },
    },
    {
      package: 'charter-day',
      inDays: 45,
      seats: 6,
      customer: person('Amelia Stone', 'amelia.stone@example.com', '+61 491 570 105'),
      bookedDaysAgo: 12,
      end: 'upcoming',
      deposit: { bps: 3000, balanceDueDays: 14 },
    },
    {
      package: 'sunrise-tour',
      inDays: 12,
      time: '05:30',
      seats: 2,
      customer: person('Jack Nguyen', 'jack.nguyen@example.com', '+61 491 570 106'),
      bookedDaysAgo: 10,
      end: 'canceled_by_customer',
    },
  ],
};
