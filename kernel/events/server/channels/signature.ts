import { createHmac } from 'node:crypto';
import type { Webhook } from '../../contract/channels.ts';

const digests = { 'hmac-sha256': 'sha256', 'hmac-sm3': 'sm3' } as const;

/**
 * The headers that prove where a request comes from and when: `x-qinwu-signature: sm3=<hex>` is the keyed digest of
 * `<x-qinwu-timestamp>.<body>`. Whoever receives it computes the same, compares in constant time, and refuses what is older than five minutes.
 */
export function signed(body: string, secret: string, algorithm: Webhook['algorithm'], at: Date): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const digest = digests[algorithm];
  return {
    'x-qinwu-timestamp': timestamp,
    'x-qinwu-signature': `${digest}=${createHmac(digest, secret).update(`${timestamp}.${body}`).digest('hex')}`,
  };
}
