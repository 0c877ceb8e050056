/**
 * The canonical spelling of an IP address, or null where the text is none. Proxies report one visitor as `192.0.2.1`,
 * `192.0.2.1:5123`, `::ffff:192.0.2.1` or `"[2001:DB8::1%eth0]:443"`: a port or another spelling must not give a
 * visitor a fresh rate limit. IPv6 is cut to its /64 prefix, which is what one household gets.
 */
export function canonicalAddress(reported: string): string | null {
  const written = (forwardedFor.exec(reported)?.[1] ?? reported).trim().replace(/^"(.*)"$/, '$1');
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(written)?.[1];
  const address = (bracketed ?? written.replace(ipv4Port, '$1')).replace(/%[^%]*$/, '');
  if (!address.includes(':')) return ipv4(address);
  const groups = ipv6Groups(address);
  if (!groups) return null;
  const [a, b, c, d, e, f, g = 0, h = 0] = groups;
  const isMapped = [a, b, c, d, e].every((group) => group === 0) && f === 0xff_ff;
  // NAT64 (64:ff9b::/96), the IPv4 clients of an IPv6-only server: by prefix, all of them would count as one household.
  const isTranslated = a === 0x64 && b === 0xff_9b && [c, d, e, f].every((group) => group === 0);
  if (isMapped || isTranslated) return [g >> 8, g & 255, h >> 8, h & 255].join('.');
  return `${[a, b, c, d].map((group) => (group ?? 0).toString(16)).join(':')}::/64`;
}

/** The `for` parameter of a `Forwarded` header (RFC 7239): `for="[2001:db8::1]:443";proto=https`. */
const forwardedFor = /(?:^|;)\s*for=("[^"]*"|[^;]*)/i;
const ipv4Port = /^([\d.]+):\d{1,5}$/;

/** Null with leading zeros: some parsers read them as octal, and none of our proxies writes them. */
function ipv4(address: string): string | null {
  const parts = address.split('.');
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)
    ? address
    : null;
}

function ipv6Groups(address: string): number[] | null {
  if (!/^[\da-f:.]{2,45}$/i.test(address)) return null;
  const url = `http://[${address}]/`;
  if (!URL.canParse(url)) return null;
  // The URL parser has normalised it: lower case, no leading zeros, no dotted IPv4 end, the longest gap as `::`.
  const [left = '', right] = new URL(url).hostname.slice(1, -1).split('::');
  const read = (half = '') => (half ? half.split(':').map((group) => Number.parseInt(group, 16)) : []);
  const [head, tail] = [read(left), read(right)];
  return [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}
