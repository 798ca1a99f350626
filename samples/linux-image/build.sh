#!/bin/sh
# Makes an image of one static program, as `docker save` would write it: build.sh FILE
set -eu
out=$1
busybox=$(command -v busybox) || { echo "busybox is missing: apt-get install busybox-static" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/root/bin" "$work/root/www" "$work/root/etc" "$work/root/tmp"
cp "$busybox" "$work/root/bin/busybox"
for name in sh cat ls id sleep httpd wget; do
  ln "$work/root/bin/busybox" "$work/root/bin/$name"
done
echo "hello from an image" > "$work/root/www/index.html"
echo "root:x:0:0:root:/:/bin/sh" > "$work/root/etc/passwd"
tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -C "$work/root" -cf "$work/layer.tar" .
layer=$(sha256sum "$work/layer.tar" | cut -d ' ' -f 1)
case $(uname -m) in aarch64) machine=arm64 ;; *) machine=amd64 ;; esac
cat > "$work/config.json" <<END
{"os": "linux", "architecture": "$machine",
 "config": {"Cmd": ["/bin/httpd", "-f", "-p", "8080", "-h", "/www"], "Env": ["PATH=/bin"]},
 "rootfs": {"type": "layers", "diff_ids": ["sha256:$layer"]}}
END
cat > "$work/manifest.json" <<END
[{"Config": "config.json", "RepoTags": ["busybox-web:1"], "Layers": ["layer.tar"]}]
END
tar -C "$work" -cf "$out" manifest.json config.json layer.tar
