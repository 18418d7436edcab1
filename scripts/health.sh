#!/usr/bin/env bash
# Asks the portal for /health/live and succeeds on 200. For the container, whose image has bash but no curl.
#   scripts/health.sh [PORT]
set -euo pipefail
exec 3<>"/dev/tcp/127.0.0.1/${1:-8080}"
printf 'GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r -t 5 _ status _ <&3
[[ $status == 200 ]]
