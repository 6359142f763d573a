import autocannon from 'autocannon';

export interface LoadResult {
  /** Answers per second. */
  readonly rate: number;
  /** 99th percentile of the time to answer, ms. */
  readonly p99: number;
}

/** Drives an address with 16 connections for some seconds; any answer that is not a success fails the bench, because it measures something else. */
export async function load(
  url: string,
  options: { seconds?: number; headers?: Record<string, string>; method?: 'GET' | 'POST'; requests?: autocannon.Request[] },
): Promise<LoadResult> {
  const result = await autocannon({
    url,
    connections: 16,
    duration: options.seconds ?? 5,
    method: options.method ?? 'GET',
    ...(options.headers ? { headers: options.headers } : {}),
    ...(options.requests ? { requests: options.requests } : {}),
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} answers were no success, ${result.errors} errors`);
  return { rate: result.requests.total / result.duration, p99: result.latency.p99 };
}
