import { z } from 'zod';

const origin = z.string().transform((text, context) => {
  try {
    return new URL(text.trim()).origin;
  } catch {
    context.addIssue({ code: 'custom', message: `"${text}" is not an origin such as https://shop.example` });
    return z.NEVER;
  }
});

/** One or several, comma-separated: the first is the current one, the others still count. */
const secretList = z
  .string()
  .refine(
    (list) => list.split(',').every((one) => one.trim().length >= 16),
    'needs at least 16 characters in each of its comma-separated secrets',
  );

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
  HOST: z.string().default('127.0.0.1'),
  ZAINE_SITE: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .default('demo'),
  ZAINE_ORIGINS: z
    .string()
    .default('')
    .transform((list) => list.split(',').filter((item) => item.trim() !== ''))
    .pipe(z.array(origin)),
  ZAINE_PUBLIC_URL: origin.optional(),
  ZAINE_NEWCOMERS: z.coerce.number().int().min(0).max(1_000_000).default(600),
  ZAINE_TOKEN_DAYS: z.coerce.number().int().min(1).max(3650).default(30),
  ZAINE_DATA: z.string().default('data'),
  ZAINE_ERASURES: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must begin with redis://')
    .optional(),
  ZAINE_OUTBOUND_ALLOW: z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((host) => host.trim() || [])),
  ZAINE_SHOP_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => (url.endsWith('/') ? url : `${url}/`))
    .optional(),
  ZAINE_SHOP_KIND: z.enum(['http', 'vendure']).default('http'),
  ZAINE_SHOP_USER: z.string().min(1).optional(),
  ZAINE_SHOP_SECRET: z.string().min(8).optional(),
  ZAINE_API_KEY: secretList.optional(),
  ZAINE_IDENTITY_SECRET: secretList.optional(),
  ZAINE_SEALING_KEY: secretList.optional(),
  ZAINE_ADMIN_PASSWORD: z.string().min(8).optional(),
});

/** Where the site's orders live: behind our own small API, or in Vendure, where Zaine has an administrator's name. */
export type ShopSystemSettings =
  | { kind: 'http'; url: string; secret: string }
  | { kind: 'vendure'; url: string; user: string; secret: string };

/** How the server runs; what the environment leaves out has a default. */
export interface Config {
  port: number;
  host: string;
  /** The site whose secrets and settings the environment gives. */
  site: string;
  /** Origins of the shop's pages on other hosts. */
  origins: readonly string[];
  /** Where the world reaches this server, when a proxy stands before it. */
  publicUrl: string | undefined;
  /** Browsers nobody knows yet that one network may bring in a minute; 0 is any number. */
  newcomers: number;
  /** The age from which a visitor token is replaced, in days. */
  tokenDays: number;
  /** Folder of the embedded store and of secrets nobody gave. */
  data: string;
  /** The file in which it is kept who was erased; in the data folder where it is not given. */
  erasures: string | undefined;
  /** Where it is set, everything lives in PostgreSQL. */
  databaseUrl: string | undefined;
  /** Where it is set beside a database, nodes talk through Redis. */
  redisUrl: string | undefined;
  /** Hosts that may be called although they are not public, for webhooks within the shop's own network. */
  outboundAllow: readonly string[];
  /** Where the site's orders live, when that is in the shop's own system. */
  shopSystem: ShopSystemSettings | undefined;
  given: {
    apiKey?: string | undefined;
    identitySecret?: string | undefined;
    adminPassword?: string | undefined;
    sealingKey?: string | undefined;
  };
  /** Adds the demo shop's page, data and its "browse as". */
  demo: boolean;
}

/** Reads the environment; throws an Error that names every variable that is wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, demo = false): Config {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(filled);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`);
    throw new Error(`The settings need a look:\n  ${lines.join('\n  ')}`);
  }
  const settings = parsed.data;
  return {
    port: settings.PORT,
    host: settings.HOST,
    site: settings.ZAINE_SITE,
    origins: settings.ZAINE_ORIGINS,
    publicUrl: settings.ZAINE_PUBLIC_URL,
    newcomers: settings.ZAINE_NEWCOMERS,
    tokenDays: settings.ZAINE_TOKEN_DAYS,
    data: settings.ZAINE_DATA,
    erasures: settings.ZAINE_ERASURES,
    databaseUrl: settings.DATABASE_URL,
    redisUrl: settings.REDIS_URL,
    outboundAllow: settings.ZAINE_OUTBOUND_ALLOW,
    shopSystem: shopSystemOf(settings),
    given: {
      apiKey: settings.ZAINE_API_KEY,
      identitySecret: settings.ZAINE_IDENTITY_SECRET,
      adminPassword: settings.ZAINE_ADMIN_PASSWORD,
      sealingKey: settings.ZAINE_SEALING_KEY,
    },
    demo,
  };
}

function shopSystemOf(settings: z.infer<typeof environment>): ShopSystemSettings | undefined {
  const {
    ZAINE_SHOP_KIND: kind,
    ZAINE_SHOP_URL: url,
    ZAINE_SHOP_USER: user,
    ZAINE_SHOP_SECRET: secret,
  } = settings;
  if (url === undefined) return undefined;
  if (secret === undefined) throw missing('ZAINE_SHOP_SECRET: goes with ZAINE_SHOP_URL');
  if (kind === 'http') return { kind, url, secret };
  if (user === undefined) throw missing('ZAINE_SHOP_USER: is the name Zaine signs in to Vendure with');
  return { kind, url, user, secret };
}

function missing(line: string): Error {
  return new Error(`The settings need a look:\n  ${line}`);
}
