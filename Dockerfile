# The portal as one image: docker build -t kunnskapsportal .
# Where the .NET images come from; an installation with a mirror of its own gives another with --build-arg.
ARG DOTNET=mcr.microsoft.com/dotnet

# Style sheets, fonts, icons and the scripts of the pages. A Node image, because the one the .NET image's distribution carries is too old.
FROM node:22-bookworm-slim AS assets
WORKDIR /source
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund --ignore-scripts
COPY themes themes
COPY src src
RUN npm run build

FROM ${DOTNET}/sdk:10.0 AS build
WORKDIR /source
COPY . .
COPY --from=assets /source/src/Web/wwwroot/assets src/Web/wwwroot/assets
RUN dotnet restore src/Web -p:RestoreLockedMode=true \
    && dotnet publish src/Web -c Release --no-restore --nologo -p:UseAppHost=false -o /portal

FROM ${DOTNET}/aspnet:10.0
# The user of the image (APP_UID, not root) owns the data and nothing else.
RUN install -d -o "$APP_UID" -g "$APP_UID" /data
WORKDIR /portal
COPY --from=build /portal .
COPY content content
COPY scripts/health.sh scripts/health.sh
ENV KP_ROOT=/portal
VOLUME /data
EXPOSE 8080
USER $APP_UID
# The image has no curl; bash opens the connection itself. Live, not ready: a database that is away is no reason
# to kill a portal that waits for it.
HEALTHCHECK --interval=30s --timeout=6s --start-period=120s --retries=3 \
    CMD ["bash", "scripts/health.sh", "8080"]
ENTRYPOINT ["dotnet", "KunnskapsPortal.Web.dll", "--production", "--urls", "http://0.0.0.0:8080", "--data", "/data"]
