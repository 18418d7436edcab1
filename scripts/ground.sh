# shellcheck shell=bash
# Shared ground of ./portal and ./test: what the machine must have, the build lock, the front-end build.
# Sourced, never run. Every function prints its own reason on stderr and returns 1 when it cannot go on.
# The caller has set ROOT to the root of the repository.

ASSET="$ROOT/src/Web/wwwroot/assets/portal.css"
RUN="$ROOT/.run"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false

say() { printf '%s\n' "$*" >&2; }

# quietly LOG COMMAND...: the output goes to LOG and is only shown when the command fails.
# Nothing the command leaves behind (compiler server, build nodes) holds our terminal, pipe or lock open.
quietly() {
    local log=$1
    shift
    if "$@" >"$log" 2>&1 </dev/null 9>&-; then return 0; fi
    # The lines in which the compiler names an error say it all, once each; without any, the end of the log does.
    grep -E ': error [A-Z]+[0-9]*:' "$log" | sort -u | head -n 60 >&2 || tail -n 40 "$log" >&2
    say "Hele loggen: $log"
    return 1
}

# need NAME...: node, chromium, postgresql, khal, vdirsyncer. Installs what is missing where we may, else says what to install.
need() {
    local name missing=()
    for name in "$@"; do
        case $name in
            node)
                command -v node >/dev/null || missing+=(nodejs)
                command -v npm >/dev/null || missing+=(npm)
                ;;
            chromium) [[ -n "$(find_chromium)" ]] || missing+=(chromium) ;;
            khal | vdirsyncer) command -v "$name" >/dev/null || missing+=("$name") ;;
            postgresql) [[ -n "$(find_postgres)" ]] || missing+=(postgresql-15) ;;
        esac
    done
    if ((${#missing[@]})); then install_packages "${missing[@]}" || return 1; fi
    if [[ " $* " == *" node "* ]]; then
        local major
        major=$(node -p 'process.versions.node.split(".")[0]')
        if ((major < 18)); then
            say "Node $(node --version) er for gammel. Installer Node 18 eller nyere, og prøv igjen."
            return 1
        fi
    fi
}

install_packages() {
    if [[ $EUID -ne 0 || ! -e /etc/debian_version ]] || ! command -v apt-get >/dev/null; then
        say "Dette mangler på maskinen: $*"
        say "På Debian installeres det slik:"
        say "    sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
        return 1
    fi
    say "Installerer $* …"
    local log=$RUN/apt.log
    quietly "$log" apt-get update || return 1
    # A Debian after 12 carries a later PostgreSQL under the name of the version it has.
    if [[ " $* " == *" postgresql-15 "* ]] && ! apt-cache show postgresql-15 >/dev/null 2>&1; then
        set -- "${@/#postgresql-15/postgresql}"
    fi
    quietly "$log" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

need_dotnet() {
    if ! command -v dotnet >/dev/null; then
        say ".NET mangler. Installer .NET SDK 10 (https://dotnet.microsoft.com/download/dotnet/10.0), og prøv igjen."
        return 1
    fi
    local version
    if ! version=$(cd "$ROOT" && dotnet --version 2>&1); then
        say "$version"
        say "Portalen trenger .NET SDK 10. Installer den (https://dotnet.microsoft.com/download/dotnet/10.0), og prøv igjen."
        return 1
    fi
}

# The browser KP_CHROMIUM names, or Debian's. Empty when there is none.
find_chromium() {
    local candidate
    for candidate in "${KP_CHROMIUM:-chromium}" /usr/bin/chromium; do
        if command -v "$candidate"; then return; fi
    done
}

# The folder of initdb and pg_ctl, version 15 or later, the newest first. Empty when there is none.
find_postgres() {
    local dir version
    for dir in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV) "$(pg_config --bindir 2>/dev/null || true)"; do
        [[ -x $dir/initdb && -x $dir/pg_ctl ]] || continue
        version=$("$dir/postgres" --version | sed -E 's/^[^0-9]*([0-9]+).*/\1/')
        if ((version >= 15)); then
            printf '%s\n' "$dir"
            return
        fi
    done
}

# One build at a time: ./portal and ./test write to the same folders.
take_build_lock() {
    mkdir -p "$RUN"
    exec 9>"$RUN/lock"
    command -v flock >/dev/null || return 0
    flock -n 9 && return 0
    say "Venter på at en annen bygging blir ferdig …"
    flock 9
}
release_build_lock() { exec 9>&-; }

# A build covers the files as they were when it began, and the folders as they were when it ended
# (it makes bin, obj and assets itself): a file changed meanwhile is seen next time.
mark_build_started() { touch "$RUN/starting"; }
mark_build_done() {
    mv "$RUN/starting" "$RUN/started"
    touch "$RUN/built"
}

# install_node_packages all|product: ./test also needs the tools among the development dependencies,
# the portal does not. The stamps lie in node_modules, so that npm ci, which empties it, takes them away.
install_node_packages() {
    local full=$ROOT/node_modules/.stamp product=$ROOT/node_modules/.stamp-product lock=$ROOT/package-lock.json
    [[ -e $full && ! $lock -nt $full ]] && return 0
    if [[ $1 == product ]]; then
        [[ -e $product && ! $lock -nt $product ]] && return 0
        say "Henter pakker til utseendet …"
        quietly "$RUN/npm.log" npm --prefix "$ROOT" ci --omit=dev --no-audit --no-fund --ignore-scripts || return 1
        touch "$product"
    else
        say "Henter pakker til utseendet og testverktøyene …"
        quietly "$RUN/npm.log" npm --prefix "$ROOT" ci --no-audit --no-fund --ignore-scripts || return 1
        touch "$full"
    fi
}

build_assets() {
    touch "$RUN/assets-starting"
    quietly "$RUN/assets.log" npm --prefix "$ROOT" run build || return 1
    if [[ ! -s $ASSET ]]; then
        say "npm run build gikk bra, men laget ikke ${ASSET#"$ROOT"/}."
        return 1
    fi
    mv "$RUN/assets-starting" "$RUN/assets"
}

assets_are_fresh() {
    [[ -s $ASSET && -e $RUN/assets ]] || return 1
    [[ -z "$(find "$ROOT/themes" "$ROOT"/src/*/Script "$ROOT/package.json" "$ROOT/package-lock.json" -newer "$RUN/assets" -print -quit)" ]]
}
