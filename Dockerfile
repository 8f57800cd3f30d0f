# The version that the tests run on; test/compose.test.ts holds it to package.json.
ARG NODE_IMAGE=node:26.10.0-slim

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# No package that runs in production needs an install script.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM ${NODE_IMAGE}
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json LICENSE ./
# `lading bench` is one of the program's commands, though what it measures needs a checkout.
COPY bench bench
COPY src src
# A volume that is mounted here for the first time belongs to whom the folder belongs.
RUN install -d -o node -g node -m 700 /var/lib/lading
# Node strips the types itself: there is nothing to build. The image's own user owns no file here.
USER node
EXPOSE 8080
ENTRYPOINT ["node", "src/main.ts"]
CMD ["serve"]
