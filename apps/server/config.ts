import { isIP, isIPv4 } from 'node:net';
import { z } from 'zod';

const flag = z.enum(['true', 'false', '1', '0']).transform((v) => v === 'true' || v === '1');
/** An address or a network that reverse proxies may have; the names are those that Fastify knows. */
const isAddress = (text: string): boolean => {
  const [address = '', length, ...rest] = text.split('/');
  return (
    ['loopback', 'linklocal', 'uniquelocal'].includes(text) ||
    (isIP(address) > 0 && rest.length === 0 && (length === undefined || /^\d{1,3}$/.test(length)))
  );
};
const port = z.coerce.number().int().min(0).max(65_535);

/**
 * Every environment variable the platform reads, with what it is for. The table in `docs/operations.md` is made from this one
 * and a test keeps it true. A wrong value ends the start with one line that names the variable.
 */
export const variables = {
  QINWU_HOST: { schema: z.string().min(1).default('127.0.0.1'), note: 'Address to listen on; also --host' },
  QINWU_PORT: { schema: port.default(8080), note: 'Port to listen on, 0 for any free one; also --port' },
  QINWU_DATA: { schema: z.string().min(1).default('data'), note: 'Data directory: embedded PostgreSQL, files, secrets; also --data' },
  DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    note: 'A PostgreSQL 15 or newer instead of the embedded one; its user owns the database and may create roles',
  },
  QINWU_DATABASE_POOL: { schema: z.coerce.number().int().min(2).max(200).default(16), note: 'Connections of this process for requests' },
  QINWU_SECRET: {
    schema: z.string().min(32).optional(),
    note: 'Secret that signs sessions and keys, at least 32 characters; made and kept in the data directory when missing (loopback only)',
  },
  QINWU_PUBLIC_URL: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    note: 'Address by which browsers reach the platform, for example https://swj.example.gov.cn',
  },
  QINWU_TRUST_PROXY: {
    schema: z
      .string()
      .refine((list) => list.split(',').every((one) => isAddress(one.trim())), {
        error: 'addresses or networks such as 10.0.0.1,10.1.0.0/16',
      })
      .optional(),
    note: 'Addresses of reverse proxies whose X-Forwarded-For is believed, comma separated',
  },
  QINWU_DEMO_PASSWORD: {
    schema: z.string().min(8).max(128).optional(),
    note: 'Password of the demonstration accounts; random and printed once when missing',
  },
  QINWU_CITY: {
    schema: z
      .string()
      .regex(/^\d{4}$/, 'four digits of GB/T 2260')
      .default('3204'),
    note: 'Four-digit code of the city whose towns and villages are loaded',
  },
  QINWU_WORKER: { schema: flag.default(true), note: 'Whether this process also runs jobs and delivers events' },
  QINWU_RATE_LIMIT: {
    schema: z.coerce.number().int().min(0).default(1200),
    note: 'Requests to the API per minute and address before 429; 0 for none',
  },
  QINWU_LOG_LEVEL: {
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    note: 'Level of the log',
  },
  QINWU_METRICS_TOKEN: { schema: z.string().min(16).optional(), note: 'Bearer token for /metrics; without it only loopback may read' },
  QINWU_UPLOAD_MB: { schema: z.coerce.number().int().min(1).max(2048).default(50), note: 'Largest upload in MiB' },
  QINWU_FILES: { schema: z.enum(['disk', 's3']).default('disk'), note: 'Where files are kept' },
  QINWU_S3_ENDPOINT: { schema: z.url().optional(), note: 'S3 endpoint, with QINWU_FILES=s3' },
  QINWU_S3_REGION: { schema: z.string().default('us-east-1'), note: 'S3 region' },
  QINWU_S3_BUCKET: { schema: z.string().optional(), note: 'S3 bucket, with QINWU_FILES=s3' },
  QINWU_S3_KEY: { schema: z.string().optional(), note: 'S3 access key' },
  QINWU_S3_SECRET: { schema: z.string().optional(), note: 'S3 secret key' },
  QINWU_SMTP_URL: {
    schema: z.url({ protocol: /^smtps?$/ }).optional(),
    note: 'Mail server for notifications, smtp://user:password@host:587 or smtps://…; no mail without it',
  },
  QINWU_MAIL_FROM: { schema: z.string().min(3).max(200).optional(), note: 'Sender of mail, for example 勤务 <no-reply@example.gov.cn>' },
  QINWU_WEBHOOK_NETWORKS: {
    schema: z
      .string()
      .refine((list) => list.split(',').every((one) => isAddress(one.trim()) && isIP(one.trim().split('/')[0] ?? '') > 0), {
        error: 'addresses or networks such as 10.0.0.1,10.1.0.0/16',
      })
      .optional(),
    note: 'Networks of the own house that webhooks may reach; without it only public addresses',
  },
  QINWU_OIDC: { schema: z.string().optional(), note: 'Path of a JSON file that lists OpenID Connect providers' },
} as const;

type Variables = typeof variables;
export type Config = { readonly [K in keyof Variables]: z.output<Variables[K]['schema']> };

/** A wrong setting: one line for the person at the terminal. */
export class ConfigFailure extends Error {}

/** Reads and checks the environment; an empty value counts as missing. Unknown QINWU_ names are refused, because they are typing errors. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const unknown = Object.keys(env).find((name) => name.startsWith('QINWU_') && !(name in variables));
  if (unknown) throw new ConfigFailure(`${unknown} is not a setting of Qinwu; docs/operations.md lists them`);
  const config: Record<string, unknown> = {};
  for (const [name, { schema }] of Object.entries(variables)) {
    const given = env[name] === '' ? undefined : env[name];
    const parsed = schema.safeParse(given);
    if (!parsed.success) throw new ConfigFailure(`${name} is wrong: ${parsed.error.issues[0]?.message ?? 'invalid'}`);
    config[name] = parsed.data;
  }
  checkTogether(config as Config);
  return config as Config;
}

/** What one setting asks of another. */
function checkTogether(config: Config): void {
  if (config.QINWU_SMTP_URL && !config.QINWU_MAIL_FROM) throw new ConfigFailure('QINWU_MAIL_FROM is missing: QINWU_SMTP_URL needs it');
  if (config.QINWU_FILES !== 's3') return;
  for (const name of ['QINWU_S3_BUCKET', 'QINWU_S3_KEY', 'QINWU_S3_SECRET'] as const)
    if (!config[name]) throw new ConfigFailure(`${name} is missing: QINWU_FILES=s3 needs it`);
}

const isLoopback = (host: string): boolean => ['localhost', '::1', '[::1]'].includes(host) || (isIPv4(host) && host.startsWith('127.'));

/** Outside loopback nothing starts with a secret nobody chose or with demonstration accounts. */
export function checkExposure(config: Config, demo: boolean): void {
  if (isLoopback(config.QINWU_HOST)) return;
  if (!config.QINWU_SECRET)
    throw new ConfigFailure(
      `QINWU_SECRET is missing: outside loopback (${config.QINWU_HOST}) the platform does not start with a default secret`,
    );
  if (demo)
    throw new ConfigFailure(
      `the demonstration city has known passwords and is not served outside loopback (${config.QINWU_HOST}); use --no-demo with a data directory of its own`,
    );
}

/** The table of settings for `docs/operations.md`. */
export function settingsTable(): string {
  const rows = Object.entries(variables).map(([name, { schema, note }]) => {
    const fallback = schema.safeParse(undefined);
    const shown = fallback.success && fallback.data !== undefined ? `\`${String(fallback.data)}\`` : '';
    return `| \`${name}\` | ${shown} | ${note} |`;
  });
  return ['| variable | default | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}
