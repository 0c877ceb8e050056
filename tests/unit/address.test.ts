import { expect, it } from 'vitest';
import { canonicalAddress } from '@/lib/domain/address';

it.each([
  ['192.0.2.1', ['192.0.2.1', ' 192.0.2.1 ', '192.0.2.1:5123', '"192.0.2.1:5123"', '[192.0.2.1]:80']],
  [
    '192.0.2.1',
    ['::ffff:192.0.2.1', '::FFFF:c000:0201', '0:0:0:0:0:ffff:192.0.2.1', '[::ffff:192.0.2.1]:443'],
  ],
  ['192.0.2.1', ['64:ff9b::192.0.2.1', 'for=192.0.2.1;proto=https', 'proto=https;For="192.0.2.1:80"']],
  [
    '2001:db8:0:0::/64',
    [
      '2001:db8::1',
      '2001:DB8:0:0:9:9:9:9',
      '2001:0db8:0000:0000:0000:0000:0000:0001',
      '[2001:db8::1]',
      '[2001:db8::1]:443',
      '"[2001:db8::ffff:192.0.2.1]:443"',
      '2001:db8::1%eth0',
      'for="[2001:db8::2]:443";by=x',
    ],
  ],
  ['fe80:0:0:0::/64', ['fe80::1%eth0', '[fe80::2%25wlan0]:80']],
  ['0:0:0:0::/64', ['::1', '::']],
])('is %s in all its spellings', (canonical, spellings) => {
  for (const spelling of spellings)
    expect([spelling, canonicalAddress(spelling)]).toEqual([spelling, canonical]);
});

it.each([
  '',
  'unknown',
  '_hidden',
  '1.2.3',
  '1.2.3.256',
  '01.2.3.4',
  '1.2.3.4.5',
  ':::',
  '1::2::3',
  'g::1',
  '::1]/x',
  'example.com',
  '1:2:3:4:5:6:7:8:9',
])('knows no address in "%s"', (text) => expect(canonicalAddress(text)).toBeNull());
