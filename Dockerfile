# Zaine in a container. It was written on a machine without a container engine and has not been built there;
# tests/balancer.test.ts runs the topology of compose.yaml as processes.

FROM node:22-bookworm-slim AS build
WORKDIR /zaine
COPY . .
RUN npm ci && npm run build && npm prune --omit=dev

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 ZAINE_DATA=/data
WORKDIR /zaine
COPY --from=build /zaine/package.json ./
COPY --from=build /zaine/node_modules ./node_modules
COPY --from=build /zaine/packages ./packages
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8787
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8787/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Directly, not through npm: the process must get SIGTERM itself to let its sockets go in order.
STOPSIGNAL SIGTERM
# New objects get 32 MiB before they are collected: less work under load, for about 100 MiB more memory then. See docs/benchmarks.md.
CMD ["node", "--max-semi-space-size=32", "packages/server/bin/zaine.mjs", "start"]
