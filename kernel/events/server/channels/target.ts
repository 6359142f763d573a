import { lookup as dnsLookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** Networks that no request from the platform may reach unless the installation names them: its own house, neighbours, clouds' metadata. */
const inside = new BlockList();
for (const [net, length] of [
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
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inside.addSubnet(net, length, 'ipv4');
for (const [net, length] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, length, 'ipv6');

/** Networks of the setting `QINWU_WEBHOOK_NETWORKS`: `10.20.0.0/16,192.168.1.7`. */
export function networksOf(setting: string | undefined): BlockList {
  const list = new BlockList();
  for (const one of (setting ?? '').split(',').map((part) => part.trim())) {
    const [address = '', length] = one.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (isIP(address) === 0) continue;
    if (length === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(length), family);
  }
  return list;
}

/** A target that may not be reached; `host` is what the caller named, never what it resolves to. */
export class RefusedTarget extends Error {
  readonly host: string;
  constructor(host: string) {
    super('target_refused');
    this.host = host;
  }
}

/** Whether an address may be reached. */
export function mayReach(address: string, allowed: BlockList): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  return allowed.check(address, family) || !inside.check(address, family);
}

/**
 * The address to connect to for a host: looked up once, and every address it has must be allowed, so that a name that answers now this and now that
 * leads nowhere else. @throws RefusedTarget; the fault of the lookup
 */
export async function addressOf(url: URL, allowed: BlockList): Promise<{ address: string; family: 4 | 6 }> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await dnsLookup(host, { family: 0, all: true });
  if (url.username || url.password || found.length === 0 || !found.every((f) => mayReach(f.address, allowed)))
    throw new RefusedTarget(url.hostname);
  return found[0] as { address: string; family: 4 | 6 };
}
