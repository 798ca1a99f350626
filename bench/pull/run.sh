#!/bin/sh
# Pulls one image of 1 GB in 8 layers from Debian's docker-registry on loopback with jstack, and turn by
# turn with `docker pull` when DOCKER_HOST names a daemon on this machine (bench/peer): wall time, CPU,
# peak memory. For docker these are of the daemon, what it starts, and the client.
#   bench/peer DIR && . DIR/env && bench/pull/run.sh [MB-PER-LAYER [ROUNDS]]
# Needs docker-registry, curl, python3.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
mb=${1:-128}
rounds=${2:-3}
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

"$here/jstack" version > /dev/null # builds where sources changed
python3 - "$here/jstack" "$work" "127.0.0.1:$port/bench:1" "$rounds" <<'END'
import os, re, resource, shutil, statistics, subprocess, sys, time

jstack, work, image, rounds = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
docker = os.environ.get("DOCKER_HOST", "")
tick = os.sysconf("SC_CLK_TCK")
quiet = dict(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

def daemon():
    """dockerd and what it has started, by process id; found by the socket in its command line."""
    found, parents = [], {}
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            line = open(f"/proc/{pid}/cmdline").read()
            fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
        except OSError:
            continue
        parents[int(pid)] = int(fields[1])
        if line.startswith("dockerd\0") and docker in line:
            found.append(int(pid))
    for pid, parent in sorted(parents.items()):
        if parent in found and pid not in found:
            found.append(pid)
    return found

def cpu(pids):
    """Seconds, those of children that have ended included."""
    total = 0
    for pid in pids:
        try:
            fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
            total += sum(map(int, fields[11:15]))
        except OSError:
            pass
    return total / tick

def peak(pids):
    total = 0
    for pid in pids:
        try:
            total += int(re.search(r"VmHWM:\s+(\d+)", open(f"/proc/{pid}/status").read()).group(1))
        except (OSError, AttributeError):
            pass
    return total / 1024

def forget_peaks(pids):
    for pid in pids:
        try:
            open(f"/proc/{pid}/clear_refs", "w").write("5")
        except OSError:
            pass

def measured(command):
    """Wall, CPU and peak memory of a program that ends, and whether it did its work."""
    begin = time.monotonic()
    child = subprocess.Popen(command, **quiet)
    _, status, use = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{command} ended with {child.returncode}")
    return time.monotonic() - begin, use.ru_utime + use.ru_stime, use.ru_maxrss / 1024

results = {"jstack": [], "docker": []}
for number in range(rounds):
    state = f"{work}/state{number}"
    results["jstack"].append(measured([jstack, "--state-dir", state, "image", "pull", "-q", image]))
    shutil.rmtree(state)
    if docker:
        subprocess.run(["docker", "rmi", "-f", image], **quiet)
        pids = daemon()
        forget_peaks(pids)
        before = cpu(pids)
        wall, client, memory = measured(["docker", "pull", "-q", image])
        results["docker"].append((wall, client + cpu(pids) - before, memory + peak(pids)))
        subprocess.run(["docker", "rmi", "-f", image], **quiet)
for name, runs in results.items():
    if runs:
        wall, used, memory = (statistics.median(column) for column in zip(*runs))
        print(f"{name:8} median of {len(runs)}: wall {wall:6.1f} s  cpu {used:6.1f} s  peak {memory:5.0f} MB")
END
