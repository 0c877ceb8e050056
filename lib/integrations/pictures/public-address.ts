import { BlockList, isIPv4 } from 'node:net';

/** What is special in https://www.iana.org/assignments/iana-ipv4-special-registry, and everything from 224.0.0.0 up. */
const special = new BlockList();
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  special.addSubnet(address, bits, 'ipv4');

/** The IPv6 addresses that are given out to the public, and those among them that lead elsewhere (Teredo, 6to4). */
const given = new BlockList();
given.addSubnet('2000::', 3, 'ipv6');
const elsewhere = new BlockList();
elsewhere.addSubnet('2001::', 23, 'ipv6');
elsewhere.addSubnet('2001:db8::', 32, 'ipv6');
elsewhere.addSubnet('2002::', 16, 'ipv6');
elsewhere.addSubnet('3fff::', 20, 'ipv6');

/** Whether an IP address is on the public Internet: not of this machine, its network or its host's metadata. */
export function isPublic(address: string): boolean {
  if (isIPv4(address)) return !special.check(address, 'ipv4');
  return given.check(address, 'ipv6') && !elsewhere.check(address, 'ipv6');
}
