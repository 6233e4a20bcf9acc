import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { join } from 'node:path';
import { createUnderstander, loadModel } from '@zaine/understanding';
import { nanoid } from 'nanoid';
import { createAudit } from './audit/audit.ts';
import { headText, readHeads } from './audit/verify.ts';
import { createLocalBus } from './bus/local-bus.ts';
import type { Config } from './config.ts';
import { SEND_LIMIT } from './conversation/append-sent.ts';
import { demoData } from './demo/demo-data.ts';
import { openDemoOffice } from './demo/demo-office.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { watchAbsentAgents } from './desk/absent-agents.ts';
import { createAgents } from './desk/agents.ts';
import { createPresence } from './desk/presence.ts';
import { createQueueLength, readWaiting } from './desk/queue-length.ts';
import { createStorePresenceBoard } from './desk/store-presence-board.ts';
import { decide } from './dialogue/decide.ts';
import type { DeskView } from './dialogue/turn-input.ts';
import { createFileBytes } from './files/file-bytes.ts';
import { createFiles } from './files/files.ts';
import { createCarrierRoutes } from './gateway/carrier-routes.ts';
import { createChatHub } from './gateway/chat-hub.ts';
import { ChatSocket } from './gateway/chat-socket.ts';
import { createDemoRoutes } from './gateway/demo-routes.ts';
import { createDeskCaseRoutes } from './gateway/desk-case-routes.ts';
import { createDeskHub } from './gateway/desk-hub.ts';
import { createDeskRoutes } from './gateway/desk-routes.ts';
import { DeskSocket } from './gateway/desk-socket.ts';
import { createFailures } from './gateway/failures.ts';
import { createFileRoutes } from './gateway/file-routes.ts';
import { healLostNotices } from './gateway/healing.ts';
import { createHome } from './gateway/home.ts';
import { createHttpApp } from './gateway/http-app.ts';
import { createMetricsRoute } from './gateway/metrics-route.ts';
import { createNewcomers } from './gateway/newcomers.ts';
import { createOriginRoutes } from './gateway/origin-routes.ts';
import { createOrigins } from './gateway/origins.ts';
import { createQueueWatch } from './gateway/queue-watch.ts';
import { createRefusalNotes } from './gateway/refusal-notes.ts';
import { createRest } from './gateway/rest/create-rest.ts';
import { privacyRoutes } from './gateway/rest/privacy-routes.ts';
import { settingsRoutes } from './gateway/rest/settings-routes.ts';
import { createSessionRoutes } from './gateway/session-routes.ts';
import { SocketSet } from './gateway/socket-set.ts';
import { createStaticFiles } from './gateway/static-files.ts';
import { TokenBuckets } from './gateway/token-bucket.ts';
import { acceptUpgrades } from './gateway/upgrade.ts';
import { createUploadGate } from './gateway/upload-gate.ts';
import { watchRevoked } from './gateway/watch-revoked.ts';
import { createKnowledge } from './knowledge/built-in-knowledge.ts';
import { createModelCache } from './knowledge/model-cache.ts';
import { createOwnIntents } from './knowledge/own-intents.ts';
import { createShopContext } from './knowledge/shop-context.ts';
import { createSiteUnderstanders } from './knowledge/site-understanders.ts';
import { createTeacher } from './knowledge/teacher.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics/metrics.ts';
import type { Tracing } from './metrics/tracing.ts';
import { openBus } from './open-bus.ts';
import { openShopSystem } from './open-shop-system.ts';
import { openStore } from './open-store.ts';
import { createOutbound } from './outbound/outbound.ts';
import { createErasureLedger, ledgerFiles } from './privacy/erasure-ledger.ts';
import { createPrivacy } from './privacy/privacy.ts';
import { createErasures, noteErasures } from './privacy/repeat-erasures.ts';
import { createRetention } from './privacy/retention.ts';
import { createScrubbing, waitsForScrubbing } from './privacy/scrubbing.ts';
import type { Secrets } from './secrets.ts';
import { createBackRoom } from './shop/back-room.ts';
import { createChangeWebhook } from './shop/change-webhook.ts';
import { createSeal } from './sites/seal.ts';
import { createSiteSecrets } from './sites/site-secrets.ts';
import { createSites, type Site } from './sites/sites.ts';
import { isOpen, nextOpening } from './sites/working-hours.ts';
import { contentPath, modelKeyPath, modelPath, staticPaths } from './static-paths.ts';
import { createThrottle } from './store/throttle.ts';
import { announce } from './turn/announce.ts';
import { createShopperTurns } from './turn/shopper-turn.ts';
import { createNewsTeller } from './turn/tell-news.ts';

/** What a server is given besides its settings. */
export interface ServerOptions {
  config: Config;
  secrets: Secrets;
  log: Log;
  /** Milliseconds since 1970; the machine's clock where not given. */
  now?: () => number;
  /** Where it is given, turns and requests are traced; whoever gives it stops it. */
  tracing?: Tracing | undefined;
}

/** A running server. */
export interface RunningServer {
  /** Where it listens. */
  url: string;
  /** Finishes what is in hand, closes every socket with 1012, then the store. */
  stop(): Promise<void>;
}

/** A thread's module lies beside this one, in sources and in the build. */
const workerModule = (name: string) =>
  new URL(`./${name}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** A question this old without an answer is taken up by whichever node finds it, in milliseconds. */
const UNANSWERED_AFTER = 5000;

/** Who sends slowly, or headers without end, holds a connection for so long only; milliseconds and bytes. */
const httpLimits = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 2000,
  maxHeaderSize: 16 * 1024,
};

const DAY = 24 * 60 * 60 * 1000;

/** How often what has been kept long enough is removed, in milliseconds. */
const SWEEP_EVERY = 60 * 60 * 1000;

/** Puts the house together, starts listening, and answers what an earlier server left unanswered. */
export async function createServer(options: ServerOptions): Promise<RunningServer> {
  const { config, secrets, log, now = Date.now, tracing } = options;
  const metrics = createMetrics(async () => {
    const [waiting, unscrubbed] = await Promise.all([readWaiting(store.db), waitsForScrubbing(store.db)]);
    const desks = waiting.map((one) => ({ ...one, online: presence.online(one.site) }));
    return { sockets: sockets.open, desks, unscrubbed };
  });
  const [store, model, modelKey] = await Promise.all([
    openStore(config, {
      onCommit: metrics.committed,
      onRetry: metrics.retried,
      onError: (error) => log.error('database', error),
    }),
    readFile(modelPath),
    readFile(modelKeyPath, 'utf8'),
  ]);
  const report = (error: unknown) => log.error('unexpected', error);
  const onFailure = createFailures(report);
  const local = createLocalBus(report);
  const node = nanoid();
  const bus = await openBus({
    config,
    local,
    node,
    onError: (error) => log.error('bus', error),
    traffic: metrics.traffic,
  });
  bus.subscribe((notice) => {
    if (notice.about === 'events') store.grown(notice.conversation, notice.seq);
  });
  // What was missed is looked up in the tables; that there was something to miss is for the operator to know.
  bus.onGap(() => log.warn('bus_gap', { bus: config.redisUrl ? 'redis' : 'postgres' }));
  const own = { id: config.site, apiKey: secrets.apiKey, identitySecret: secrets.identitySecret };
  const seal = createSeal(secrets.sealingKey);
  const others = createSiteSecrets({ db: store.db, seal, now });
  const sites = createSites({ db: store.db, own, others, now });
  const audit = createAudit({ store, now, newId: nanoid });
  const agents = createAgents(store.db, now);
  const presence = createPresence({
    bus,
    node,
    now,
    onError: report,
    // A server alone knows its desk; several write down who is at theirs.
    ...(bus === local ? {} : { board: createStorePresenceBoard(store.db) }),
  });
  const room = createBackRoom(store, now, openShopSystem(config, now));
  const { shop, policies, tickets, catalogue } = room;
  const outbound = createOutbound({ allow: config.outboundAllow });
  const webhook = createChangeWebhook({ store, outbound, seal, now, report });
  const knowledge = createKnowledge(store, now);
  const queueLength = createQueueLength(store.db, now);
  const bytes = createFileBytes(store, config.data);
  const ledger = createErasureLedger(ledgerFiles(config));
  const scrubbing = createScrubbing({
    store,
    now,
    onDelay: (cause) => log.warn('scrub_delayed', { cause: String(cause) }),
  });
  const privacy = createPrivacy({
    store,
    bus,
    audit,
    bytes,
    ledger,
    scrubbing,
    onFailure,
    now,
    newId: nanoid,
  });
  const erasures = createErasures({ store, privacy, ledger });
  const stopNoting = noteErasures({ bus, erasures, onFailure });
  const retention = createRetention({ store, bytes, audit, scrubbing, now });
  await prepare();
  const office = config.demo ? await openDemoOffice(room.changes, config.site, report) : undefined;

  /** A month without a place of its own is no reason not to serve: its conversations lie with the rest until there is one. */
  function tend(): Promise<void> {
    return store.tend(now()).catch((error) => log.error('months', error));
  }

  /** The ends of the trail stand in the log, too, where whoever owns the database does not reach. */
  async function linkAudit(): Promise<void> {
    const linked = await audit.link();
    log.info('audit_heads', { heads: (await readHeads(store.db)).map(headText), linked });
  }

  async function prepare(): Promise<void> {
    await tend();
    const customers = await erasures.repeat();
    if (customers > 0) log.warn('erasures_repeated', { customers });
    await erasures.note();
    await linkAudit();
    if (!(await sites.get(config.site))) {
      const name = config.demo ? { zh: '木禾生活', en: 'Muhe Living' } : { zh: '小店', en: 'Our shop' };
      await sites.save(config.site, { name, timeZone: 'Asia/Shanghai' });
    }
    await agents.put(config.site, { name: 'admin', password: secrets.adminPassword, role: 'admin' });
    if (config.demo)
      await seedDemo({
        store,
        shop: room.builtIn,
        knowledge,
        catalogue,
        site: config.site,
        now: new Date(now()),
      });
  }

  async function desk(site: Site): Promise<DeskView> {
    const at = new Date(now());
    const { hours } = site.settings;
    const opens = nextOpening(hours, at)?.toISOString();
    const online = presence.online(site.id);
    const view = { hours: isOpen(hours, at), online, waiting: await queueLength(site.id) };
    return opens === undefined ? view : { ...view, opens };
  }

  const builtIn = loadModel(model);
  const understander = createUnderstander({ model: builtIn });
  const ports = { shop, policies, tickets, knowledge, catalogue };
  const news = createNewsTeller({ store, bus, sites, now, newId: nanoid, report });
  const tell = () => {
    void news.tell();
    void webhook.deliver();
  };
  const intents = createOwnIntents(store.db, now);
  const understanders = createSiteUnderstanders({
    intents,
    model: builtIn,
    understander,
    modelKey,
    cache: createModelCache(join(config.data, 'models')),
    teacher: createTeacher(workerModule('teach-worker'), { modelPath, contentPath }),
    now,
    report,
  });
  const turns = createShopperTurns({
    store,
    bus,
    sites,
    understanders,
    context: createShopContext(catalogue),
    decide: (input) => decide(input, ports),
    desk,
    unanswered: (question) => knowledge.recordUnanswered({ id: nanoid(), ...question }),
    tracing,
    onAnswer(understanding, seconds, handOff) {
      metrics.answered(understanding, seconds);
      if (handOff !== undefined) metrics.handedOff(handOff);
    },
    now,
    report,
  });

  const chats = createChatHub(bus);
  const deskHub = createDeskHub(bus);
  const queue = createQueueWatch({ db: store.db, bus, chats, desk: deskHub, presence, onFailure });
  const stopHealing =
    bus === local ? () => {} : healLostNotices({ db: store.db, bus, local, chats, desk: deskHub, onFailure });
  const absent = watchAbsentAgents({
    store,
    presence,
    now,
    newId: nanoid,
    announce: (place, events) => announce(bus, place, { events }),
    onFailure,
  });
  const closeRevoked = watchRevoked({ db: store.db, chats, now });
  const sockets = new SocketSet();
  const origins = createOrigins(config.origins, config.publicUrl);
  let draining = false;
  const demo = createDemoRoutes({
    folder: staticPaths.demoShop,
    site: config.site,
    sites,
    shop,
    customers: demoData(new Date(now())).customers,
    origins,
  });
  const refused = createRefusalNotes(audit, now);
  const app = createHttpApp({
    store,
    sites,
    origins,
    behindProxy: config.publicUrl !== undefined,
    ready: () => !draining,
    counts: metrics,
    tracing,
    probes: [createMetricsRoute({ metrics, sites, site: config.site })],
    open: [
      createSessionRoutes({
        agents,
        site: config.site,
        origins,
        secure: config.publicUrl?.startsWith('https:') ?? false,
        throttle: createThrottle(store.db, now),
        several: () => sites.several(),
        audit,
        refused,
      }),
      createOriginRoutes(origins),
      createDeskRoutes({ db: store.db, agents, shop, tickets, origins }),
      createDeskCaseRoutes({ agents, room, origins, audit, tell }),
      createCarrierRoutes({ store, webhook, now }),
      createFileRoutes({
        db: store.db,
        files: createFiles({ store, bytes, now, newId: nanoid }),
        agents,
        sites,
        origins,
        uploads: createUploadGate(now),
        now,
      }),
    ],
    refused,
    keyed: [
      createRest({
        store,
        room,
        webhook,
        knowledge,
        intents,
        audit,
        newId: nanoid,
        tell,
        more: [...settingsRoutes(sites, audit), ...privacyRoutes(privacy, audit)],
      }),
    ],
    pages: [createStaticFiles(staticPaths), ...(config.demo ? [demo] : [])],
    report,
  });

  const server = createHttpServer(httpLimits, app);
  const limits = {
    // The conversation's row holds the same limit for all nodes; this one spares it what is plainly too much.
    sends: new TokenBuckets(SEND_LIMIT),
    others: new TokenBuckets(SEND_LIMIT),
    newcomers: createNewcomers(config.newcomers, now),
  };
  const home = createHome({ shop, knowledge });
  const shared = { store, bus, now, newId: nanoid, onFailure, counts: metrics };
  acceptUpgrades(server, {
    origins,
    agents,
    behindProxy: config.publicUrl !== undefined,
    warn: log.warn,
    onChat(wire, network) {
      const profile = (site: Site) => ({
        name: site.settings.name,
        timeZone: site.settings.timeZone,
        online: isOpen(site.settings.hours, new Date(now())) && presence.online(site.id) > 0,
      });
      const queueFrame = queue.frameOf;
      const chat = new ChatSocket(wire, network, {
        ...shared,
        sites,
        hub: chats,
        turns,
        limits,
        renewAfter: config.tokenDays * DAY,
        profile,
        home,
        queueFrame,
      });
      sockets.add('chat', wire.socket, chat.frames);
    },
    onDesk(wire, agent, stillSignedIn) {
      sockets.add(
        'desk',
        wire.socket,
        new DeskSocket(wire, agent, { ...shared, hub: deskHub, agents, presence, stillSignedIn }).frames,
      );
    },
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  await turns.recover(0);
  const sweeping = setInterval(
    () =>
      void tend()
        .then(retention.sweep)
        .then(erasures.note)
        .then(linkAudit)
        .then(bytes.sweep)
        .then(scrubbing.soon)
        .catch(onFailure),
    SWEEP_EVERY,
  );
  sweeping.unref();
  void bytes.sweep().catch(onFailure);
  scrubbing.soon();
  tell();
  const sweep = setInterval(() => {
    void turns.recover(UNANSWERED_AFTER).catch(onFailure);
    void closeRevoked().catch(onFailure);
    tell();
  }, UNANSWERED_AFTER);
  sweep.unref();

  return {
    url: urlOf(server.address(), config.host),
    async stop() {
      draining = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await sockets.close();
      clearInterval(sweep);
      office?.close();
      await turns.idle();
      await understanders.stop();
      await news.tell();
      await webhook.stop();
      queue.stop();
      absent.stop();
      clearInterval(sweeping);
      stopHealing();
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 5000).unref();
      await closed;
      await presence.stop();
      stopNoting();
      await scrubbing.stop();
      await bus.close();
      await store.close();
    },
  };
}

function urlOf(address: ReturnType<import('node:http').Server['address']>, host: string): string {
  const port = typeof address === 'object' && address ? address.port : 0;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
