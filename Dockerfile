# One image for serve and worker; docker-compose.yml says which. No build step: Node runs the sources.
FROM node:24-bookworm-slim

ENV NODE_ENV=production
WORKDIR /app

# The manifests first, so that a change of the sources does not install the packages anew.
COPY package.json package-lock.json ./
COPY shared/package.json shared/
COPY workers/package.json workers/
COPY services/package.json services/
COPY services/src/cli/heshu.mjs services/src/cli/
# Not `npm ci`: it refuses a lock made where the registry lacks some platform's optional package (npm/cli #9846).
RUN npm install --omit=dev --no-audit --no-fund --loglevel=error && npm cache clean --force

COPY LICENS[E] ./
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
