# One image for serve and worker; docker-compose.yml says which. Node runs the sources: only nodejieba is compiled, which needs
# the larger image; the smaller one runs.
#
# Without a network: fill the folder npm-cache beforehand, on a machine that has one, with
#   npm install --omit=dev --cache npm-cache
# in a fresh clone, and have both images of Node there (docker save, docker load). All else comes from the lock file.
FROM node:24-bookworm AS packages
WORKDIR /app
ENV NODE_ENV=production npm_config_nodedir=/usr/local

# The manifests first, so that a change of the sources does not install the packages anew.
COPY package.json package-lock.json ./
COPY shared/package.json shared/
COPY workers/package.json workers/
COPY services/package.json services/
COPY services/src/cli/heshu.mjs services/src/cli/
COPY npm-cach[e] /npm-cache
# Not `npm ci`: it refuses a lock made where the registry lacks some platform's optional package (npm/cli #9846).
RUN npm install --omit=dev --prefer-offline --cache /npm-cache --no-audit --no-fund --loglevel=error

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json LICENS[E] ./
COPY shared shared
COPY workers workers
COPY services services

RUN install -d -o node -g node /data
USER node
VOLUME /data
ENV HESHU_DATA=/data HESHU_HOST=0.0.0.0
EXPOSE 8080
# Not through npx, which would stand between the signals and the program.
ENTRYPOINT ["node", "services/src/cli/heshu.mjs"]
CMD ["serve", "--data", "/data"]
