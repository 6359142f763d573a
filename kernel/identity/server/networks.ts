import { BlockList, isIPv6 } from 'node:net';

const lists = new WeakMap<readonly string[], BlockList>();

function listOf(networks: readonly string[]): BlockList {
  let list = lists.get(networks);
  if (!list) {
    list = new BlockList();
    for (const network of networks) {
      const [address = '', bits] = network.split('/');
      const family = isIPv6(address) ? 'ipv6' : 'ipv4';
      if (bits === undefined) list.addAddress(address, family);
      else list.addSubnet(address, Number(bits), family);
    }
    lists.set(networks, list);
  }
  return list;
}

/** True when an address lies in one of the networks (addresses or CIDR), or when there is no list. */
export function isWithin(ip: string, networks: readonly string[] | null): boolean {
  if (networks === null) return true;
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '');
  return listOf(networks).check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
}
