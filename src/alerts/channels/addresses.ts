import { BlockList, isIP } from 'node:net';

type Range = readonly [network: string, prefix: number];

/** What is not the public internet: IANA's special-purpose IPv4 registry, and multicast. */
const CLOSED_IPV4: readonly Range[] = [
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
];

/** All that is public is in 2000::/3; these parts of it are not, or lead to an IPv4 address. */
const CLOSED_IPV6: readonly Range[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

/**
 * Whether an address is on the public internet. Loopback, private, link-local, carrier-grade NAT
 * and unique local ones are not, nor is IPv4 in the clothes of IPv6.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !closed4.check(address, 'ipv4');
  if (isIP(address) !== 6 || address.includes('%')) return false;
  return global6.check(address, 'ipv6') && !closed6.check(address, 'ipv6');
}

/** The address that a URL names itself; undefined where it names a host to be looked up. */
export function literalAddress({ hostname }: URL): string | undefined {
  const plain = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(plain) === 0 ? undefined : plain;
}

const closed4 = listOf(CLOSED_IPV4, 'ipv4');
const closed6 = listOf(CLOSED_IPV6, 'ipv6');
const global6 = listOf([['2000::', 3]], 'ipv6');

function listOf(ranges: readonly Range[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of ranges) list.addSubnet(network, prefix, family);
  return list;
}
