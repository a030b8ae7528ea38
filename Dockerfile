# Dependencies are installed in a stage of their own, so that npm's cache does not end up in the image.
FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY src ./src
# The database and nothing else is written, and only here.
RUN mkdir /app/data && chown node:node /app/data
VOLUME /app/data
USER node
ENV PORT=3000
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=5s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
# node itself is process 1, without npm or a shell between, so that it gets SIGTERM and can finish what it is answering.
CMD ["node", "src/main.ts", "serve"]
