#!/bin/sh
# Pulls one image of 1 GB in 8 layers from Debian's docker-registry on loopback with jstack, and with
# `docker pull` when DOCKER_HOST names a daemon (bench/peer): wall time, CPU, peak memory.
#   bench/pull/run.sh [MB-PER-LAYER]      needs docker-registry, curl, python3, GNU time
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
mb=${1:-128}
port=5099
work=$(mktemp -d)
trap 'kill "$registry" 2>/dev/null || true; rm -rf "$work"' EXIT
cat > "$work/registry.yml" <<END
version: 0.1
log: {level: error}
storage: {filesystem: {rootdirectory: $work/data}}
http: {addr: '127.0.0.1:$port'}
END
docker-registry serve "$work/registry.yml" > "$work/log" 2>&1 &
registry=$!
until curl -fs "http://127.0.0.1:$port/v2/" > /dev/null; do kill -0 "$registry"; done

push() { # FILE: prints the digest
  digest=sha256:$(sha256sum "$1" | cut -d ' ' -f 1)
  place=$(curl -fsi -X POST "http://127.0.0.1:$port/v2/bench/blobs/uploads/" | tr -d '\r' | sed -n 's/^[Ll]ocation: //p')
  curl -fs -X PUT -H 'Content-Type: application/octet-stream' --data-binary "@$1" "$place&digest=$digest" > /dev/null
  echo "$digest"
}

layers= diffs=
for number in 1 2 3 4 5 6 7 8; do
  mkdir -p "$work/root"
  # Half noise, half zeros: compresses about as program files do.
  { head -c "$((mb / 2))M" /dev/urandom; head -c "$((mb / 2))M" /dev/zero; } > "$work/root/file$number"
  tar -C "$work/root" --remove-files -cf "$work/layer.tar" "file$number"
  diffs="$diffs,\"sha256:$(sha256sum "$work/layer.tar" | cut -d ' ' -f 1)\""
  gzip -1 -n -f "$work/layer.tar"
  size=$(stat -c %s "$work/layer.tar.gz")
  layers="$layers,{\"mediaType\":\"application/vnd.oci.image.layer.v1.tar+gzip\",\"digest\":\"$(push "$work/layer.tar.gz")\",\"size\":$size}"
done
printf '{"os":"linux","architecture":"amd64","config":{},"rootfs":{"type":"layers","diff_ids":[%s]}}' "${diffs#,}" > "$work/config"
printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":%s},"layers":[%s]}' \
  "$(push "$work/config")" "$(stat -c %s "$work/config")" "${layers#,}" > "$work/manifest"
curl -fs -X PUT -H 'Content-Type: application/vnd.oci.image.manifest.v1+json' --data-binary "@$work/manifest" \
  "http://127.0.0.1:$port/v2/bench/manifests/1"

measure() { # NAME COMMAND...
  name=$1
  shift
  python3 - "$name" "$@" <<'END'
import resource, subprocess, sys, time
begin = time.monotonic()
code = subprocess.call(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
use = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{sys.argv[1]:8} exit {code}  wall {time.monotonic() - begin:6.1f} s  cpu {use.ru_utime + use.ru_stime:6.1f} s  peak {use.ru_maxrss // 1024} MB")
END
}
"$here/jstack" version > /dev/null # builds where sources changed
measure jstack "$here/jstack" --state-dir "$work/state" image pull "127.0.0.1:$port/bench:1"
if [ -n "${DOCKER_HOST-}" ]; then
  # The daemon does the work: its CPU and memory are not in these figures, read them from /proc.
  measure docker docker pull -q "127.0.0.1:$port/bench:1"
fi
