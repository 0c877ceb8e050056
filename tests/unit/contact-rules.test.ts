import fc from 'fast-check';
import { expect, test } from 'vitest';
import { customerInput, notesInput } from '@/lib/domain/booking-input';
import { type Contact, checkContact } from '@/lib/domain/inputs/contact-rules';

const schemas = { ...customerInput.required().shape, notes: notesInput };
const good: Contact = { name: 'Ana Lima', email: 'ana@example.com', phone: '', address: '', notes: '' };

/** What the server's schema makes of one field, in the words of the page. */
function decided(field: keyof Contact, text: string) {
  const parsed = schemas[field].safeParse(text);
  return parsed.success ? { stored: parsed.data } : { message: parsed.error.issues[0]?.message };
}

function said(field: keyof Contact, text: string) {
  const { contact, problems } = checkContact({ ...good, [field]: text });
  expect(Object.keys(problems).filter((each) => each !== field)).toEqual([]);
  const message = problems[field];
  return message === undefined ? { stored: contact[field] } : { message };
}

const samples: Record<keyof Contact, string[]> = {
  name: [
    ...['', ' ', 'Ana', ' Ana ', '李', '1234', '\u200b', 'a\nb', 'a\u0000b', 'www.spam.com', 'Dr.Li', 'Ａna'],
    'x'.repeat(200),
    'x'.repeat(201),
    ` ${'x'.repeat(200)}`,
  ],
  email: [
    ...[
      '',
      'ana',
      'Ana@Example.COM ',
      'ana@käse.example',
      'a@-a.com',
      'a..b@c.de',
      'ana@1.2.3.4',
      'a b@c.de',
    ],
    `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.com`,
    `a@${'ä'.repeat(50)}.${'ö'.repeat(50)}.${'ü'.repeat(50)}.${'ä'.repeat(50)}.${'é'.repeat(40)}.com`,
    'a'.repeat(255),
  ],
  phone: [
    '',
    ' ',
    '12',
    '123',
    '+44 20 7946 0018',
    '٠٢٠٧٩٤٦٠٠١٨',
    'call me',
    '020 7946 0018 x5',
    '1'.repeat(41),
    '1\n23',
  ],
  address: ['', ' The Barn,\r\n 4 Vine Street\n\nLenox ', 'a\u0007b', 'x'.repeat(300), 'x'.repeat(301)],
  notes: ['', ' a\r\nb ', 'a\u0007b', 'a\tb', 'x'.repeat(2000), 'x'.repeat(2001), 'a\u2028b'],
};

test('the page says of a contact what the server would, and sends what the server would store', () => {
  for (const field of ['name', 'email', 'phone', 'address', 'notes'] as const) {
    for (const text of samples[field])
      expect([text, said(field, text)]).toEqual([text, decided(field, text)]);
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ maxLength: 60 }),
      fc.emailAddress(),
    );
    fc.assert(
      fc.property(any, (text) => {
        expect(said(field, text)).toEqual(decided(field, text));
      }),
      { numRuns: 100 },
    );
  }
});

test('where it takes place at the customer’s, the address is asked for', () => {
  expect(checkContact(good, { asksAddress: true }).problems).toEqual({
    address: 'Please give the address at which it takes place.',
  });
  expect(checkContact({ ...good, address: '4 Vine Street' }, { asksAddress: true }).problems).toEqual({});
});
