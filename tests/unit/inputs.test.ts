import { describe, expect, it, test } from 'vitest';
import { serviceInput } from '@/lib/domain/editing/service-input';
import { normalizeEmail } from '@/lib/domain/inputs/contact-rules';
import { localDateInput, startInput } from '@/lib/domain/inputs/date-input';
import { emailInput } from '@/lib/domain/inputs/email-input';
import { nameInput, personNameInput } from '@/lib/domain/inputs/name-input';
import { phoneInput } from '@/lib/domain/inputs/phone-input';
import { lineInput, linesInput } from '@/lib/domain/inputs/text-input';
import { isLocalDate } from '@/lib/domain/local-date';
import { phoneInWords, storedPhone } from '@/lib/domain/phone';
import { hasAddress } from '@/lib/domain/plain-text';
import { telephoneLink } from '@/lib/domain/telephone-link';

const takes = (schema: { safeParse: (text: string) => { success: boolean } }, text: string) =>
  schema.safeParse(text).success;

describe('an e-mail address', () => {
  it.each([
    ['  Ann@Example.COM ', 'ann@example.com'],
    ['joerg@käse-test.example', 'joerg@xn--kse-test-0za.example'],
    ['user@пример.рф', 'user@xn--e1afmkfd.xn--p1ai'],
    ['user@xn--e1afmkfd.xn--p1ai', 'user@xn--e1afmkfd.xn--p1ai'],
    ['a@例え。テスト', 'a@xn--r8jz45g.xn--zckzah'],
    ['o\u2019', null],
    ["o'brien+tag@mail.example.co.uk", "o'brien+tag@mail.example.co.uk"],
    ['Ａ@ＥＸＡＭＰＬＥ.com', null],
    ['ann', null],
    ['ann@', null],
    ['ann@nowhere', null],
    ['ann@1.2.3.4', null],
    ['ann@[::1]', null],
    ['ann@exa%6dple.com', null],
    ['ann@example.com/x', null],
    ['ann@example.com:80', null],
    ['ann@-a.com', null],
    ['ann@a..com', null],
    ['ann..b@example.com', null],
    ['a b@example.com', null],
    ['ann@example.com\r\nBcc: x@y.com', null],
    [`ann@${'a'.repeat(64)}.com`, null],
    [`${'ä'.repeat(3)}@example.com`, null],
  ])('%j is stored as %j', (typed, stored) => {
    const parsed = emailInput.safeParse(typed);
    expect(parsed.success ? parsed.data : null).toBe(stored);
    if (stored) expect(normalizeEmail(typed)).toBe(stored);
  });
});

describe('a phone number', () => {
  it.each([
    ['020 7946 0018', 'GB', '+442079460018'],
    ['07700 900123', 'GB', '+447700900123'],
    ['+44 (0)20 7946 0018', 'US', '+442079460018'],
    ['0044 20 7946 0018', 'GB', '+442079460018'],
    ['(413) 555-0199', 'US', '+14135550199'],
    ['+1 555 0100', 'US', '+15550100'],
    ['555-0100', 'US', '+15550100'],
    ['020 7946 0018 ext. 5', 'GB', '+442079460018 ext. 5'],
    ['020 7946 0018 x5', 'GB', '+442079460018 ext. 5'],
    ['٠٢٠٧٩٤٦٠٠١٨', 'GB', '+442079460018'],
    ['０２０７９４６００１８', 'GB', '+442079460018'],
    ['०२०७९४६००१८', 'GB', '+442079460018'],
    ['+９７１ ٤ ١٢٣ ٤٥٦٧', 'GB', '+97141234567'],
    ['', 'GB', ''],
    ['+', 'GB', null],
    ['12', 'GB', null],
    ['1'.repeat(31), 'GB', null],
    ['+44 1', 'GB', null],
    ['call me', 'GB', null],
    ['call 020 7946 0018', 'GB', null],
    ['+442079460018\nBcc', 'GB', null],
  ])('%j in %s is stored as %j', (typed, country, stored) => {
    const parsed = phoneInput.safeParse(typed);
    expect(parsed.success ? storedPhone(parsed.data, country) : null).toBe(stored);
    // What is stored can be saved again.
    if (stored) expect(storedPhone(phoneInput.parse(stored), 'US')).toBe(stored);
  });

  it('is read in groups, and an old one as it was', () => {
    expect(phoneInWords('+442079460018')).toBe('+44 20 7946 0018');
    expect(phoneInWords('0151')).toBe('0151');
    expect(phoneInWords('+')).toBe('+');
  });
});

test.each([
  ['+442079460018', 'tel:+442079460018'],
  ['+442079460018 ext. 5', 'tel:+442079460018;ext=5'],
  ['020 7946 0018 x12', 'tel:02079460018;ext=12'],
  ['(413) 555-0199', 'tel:4135550199'],
])('%s is dialled by %s', (written, link) => expect(telephoneLink(written)).toBe(link));

describe('a name', () => {
  it.each([
    'Zoë',
    '李',
    'מרים',
    'Ann \u202Eneb\u202C é',
    '👩‍👩‍👧 Zoë',
    "O'Brien",
    'Dr.Li',
    'St.Mary',
    'J.P.Morgan',
    'Will.i.am',
    '  Ann  ',
  ])('%j is one', (name) => expect(personNameInput(200).parse(name)).toBe(name.trim()));
  it.each([
    '',
    '   ',
    '\u200B\u200D',
    '\u3164',
    '\u115F\u1160',
    '\u2800',
    '\u202E\u202C',
    '\uFEFF',
    '...',
    '7',
    'Ann\nBen',
    'Ann\r\nBcc: x',
    'Ann\u0007',
    'Ann\u001b[31m',
    'Ann\u0085Ben',
    'Ann\u2028Ben',
    'Win at https://evil.example',
    'Win at evil.com now',
    'EVIL.COM',
    'evil。com',
    'ｅｖｉｌ.ｃｏｍ',
    'ev\u200Bil.com',
    'www.evil.example',
    'bit.ly/x',
    't.me/x',
    'ann@evil.co.uk',
    'javascript:alert(1)',
  ])('%j is none', (name) => expect(takes(personNameInput(200), name)).toBe(false));

  it('of a thing may be digits', () => {
    for (const name of [
      '24/7',
      '60',
      'Yin & Yang No. 5',
      '1.5 hours',
      'A.M. yoga',
      'Cut (incl. wash)',
      'Mr. & Mrs.',
    ])
      expect(takes(nameInput(120), name), name).toBe(true);
    for (const name of ['\u200B', '–', 'Your invoice: paypal.com-secure.net', 'Verify at evil.example/login'])
      expect(takes(nameInput(120), name), name).toBe(false);
  });

  it('is not slow to look at', () => {
    const begun = performance.now();
    for (const text of ['a.'.repeat(5000), 'a'.repeat(10_000), '-'.repeat(10_000)]) hasAddress(text);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});

describe('a text', () => {
  it('of one line has no others, of several keeps them and loses no word', () => {
    expect(takes(lineInput(50), 'a\nb')).toBe(false);
    expect(takes(lineInput(50), 'a\u0007')).toBe(false);
    expect(lineInput(50).parse(' a \n')).toBe('a');
    expect(linesInput(50).parse('a\r\nb\rc\u2028d\te ')).toBe('a\nb\nc\nd\te');
    for (const bad of ['a\u0007', 'a\u001b[31m', 'a\u0000', 'a\u0085'])
      expect(takes(linesInput(50), bad)).toBe(false);
    expect(takes(linesInput(3), 'abcd')).toBe(false);
  });
});

test('a service that could never be booked is refused, with its field', () => {
  const [a, b] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
  const group = (...resourceIds: string[]) => ({
    id: null,
    name: 'P',
    choosable: false,
    assignment: 'IN_ORDER',
    resourceIds,
  });
  const service = (change: object) => ({
    id: null,
    name: 'Cut',
    takes: 'MINUTES',
    duration: 60,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    stepMinutes: 15,
    startTimes: [],
    noticeMinutes: 0,
    horizonDays: 30,
    capacity: 1,
    startDays: [],
    dailyLimit: null,
    sameDayUntilMinute: null,
    groups: [group(a)],
    active: true,
    ...change,
  });
  const flaws = (change: object) =>
    serviceInput.safeParse(service(change)).error?.issues.map(({ path }) => path.join('.')) ?? [];
  expect(flaws({})).toEqual([]);
  expect(flaws({ noticeMinutes: 30 * 1440 })).toEqual(['noticeMinutes']);
  expect(flaws({ groups: [group(a), group(a)] })).toEqual(['groups']);
  expect(flaws({ groups: [group(a, b), group(a)] })).toEqual([]);
  expect(flaws({ groups: [group(a, b), group(a), group(b)] })).toEqual(['groups']);
});

test.each([
  ['1970-01-01', true],
  ['9999-12-31', true],
  ['1969-12-31', false],
  ['0099-05-12', false],
  ['0001-01-01', false],
  ['1000-01-01', false],
  ['2027-02-29', false],
  ['10000-01-01', false],
])('%s is a date: %s', (date, known) => {
  expect(isLocalDate(date)).toBe(known);
  expect(takes(localDateInput, date)).toBe(known);
  expect(takes(startInput, `${date}T12:00:00Z`)).toBe(known);
});
test('an instant beyond the years is none', () => {
  expect(takes(startInput, '9999-12-31T23:00:00-14:00')).toBe(false);
  expect(takes(startInput, '1970-01-01T00:00:00+01:00')).toBe(false);
});
