/**
 * RFC 9562 version 5 (SHA-1) UUIDs: the same name gives the same UUID on every machine, and Postgres makes the same with
 * uuid_generate_v5. Pure arithmetic, since the domain has no crypto to import; nothing secret depends on it.
 */
export function namedUuid(namespace: string, name: string): string {
  const prefix = namespace
    .replaceAll('-', '')
    .match(/../g)
    ?.map((byte) => Number.parseInt(byte, 16));
  const digest = sha1([...(prefix ?? []), ...new TextEncoder().encode(name)]).slice(0, 16);
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = digest.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function sha1(message: number[]): number[] {
  const bits = message.length * 8;
  const bytes = [...message, 0x80];
  while (bytes.length % 64 !== 56) bytes.push(0);
  for (let shift = 56; shift >= 0; shift -= 8) bytes.push(Math.floor(bits / 2 ** shift) & 0xff);
  let state: [number, number, number, number, number] = [
    0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0,
  ];
  for (let block = 0; block < bytes.length; block += 64) {
    const words = new Int32Array(80);
    for (let t = 0; t < 16; t += 1) {
      const at = block + t * 4;
      words[t] =
        ((bytes[at] ?? 0) << 24) |
        ((bytes[at + 1] ?? 0) << 16) |
        ((bytes[at + 2] ?? 0) << 8) |
        (bytes[at + 3] ?? 0);
    }
    for (let t = 16; t < 80; t += 1) {
      const mixed = (words[t - 3] ?? 0) ^ (words[t - 8] ?? 0) ^ (words[t - 14] ?? 0) ^ (words[t - 16] ?? 0);
      words[t] = rotate(mixed, 1);
    }
    let [a, b, c, d, e] = state;
    for (let t = 0; t < 80; t += 1) {
      const [mix, key] = round(t, b, c, d);
      const next = (rotate(a, 5) + mix + e + key + (words[t] ?? 0)) | 0;
      [e, d, c, b, a] = [d, c, rotate(b, 30), a, next];
    }
    const [s0, s1, s2, s3, s4] = state;
    state = [(s0 + a) | 0, (s1 + b) | 0, (s2 + c) | 0, (s3 + d) | 0, (s4 + e) | 0];
  }
  return state.flatMap((word) => [24, 16, 8, 0].map((shift) => (word >>> shift) & 0xff));
}

function round(t: number, b: number, c: number, d: number): [number, number] {
  if (t < 20) return [(b & c) | (~b & d), 0x5a827999];
  if (t < 40) return [b ^ c ^ d, 0x6ed9eba1];
  if (t < 60) return [(b & c) | (b & d) | (c & d), 0x8f1bbcdc];
  return [b ^ c ^ d, 0xca62c1d6];
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
