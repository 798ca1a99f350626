# Sourced by ../../../jstack when there is no build of these sources for this Java.
# Leaves $launch/current: the Java chosen, the Java found for it, the folder of the build, the class path.
# A build is a folder of its own and is never written again, so what runs from it is not disturbed.

say() {
  printf '%s\n' "$*" >&2
}

die() {
  say "error: $1"
  shift
  for hint in "$@"; do
    say "  = $hint"
  done
  exit 1
}

# The major version of the Java in folder $1, from its release file, which costs no start of it.
major_of() {
  major=0
  if [ -r "$1/release" ]; then
    while IFS='="' read -r name _ value _; do
      [ "$name" = JAVA_VERSION ] && major=$value
    done < "$1/release"
  fi
  [ "$major" != 0 ] || major=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
  major=${major#1.}
  major=${major%%[!0-9]*}
  [ "${major:-0}" -ge 17 ]
}

find_java() {
  jdk=
  if [ -n "$chosen" ]; then
    target=$(readlink -f "$chosen" 2> /dev/null || printf '%s' "$chosen")
    set -- "${target%/bin/java}"
  else
    set --
  fi
  for home in "$@" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk "$HOME"/.sdkman/candidates/java/current; do
    if [ -x "$home/bin/java" ] && [ -x "$home/bin/javac" ] && major_of "$home"; then
      jdk=$home
      return
    fi
  done
  say "error: jstack needs a JDK, version 17 or later; none is in JAVA_HOME, on the PATH or in /usr/lib/jvm"
  say "  Debian, Ubuntu   sudo apt install openjdk-17-jdk-headless"
  say "  Fedora           sudo dnf install java-latest-openjdk-devel"
  say "  Alpine           sudo apk add openjdk17-jdk"
  say "  macOS            brew install openjdk"
  say "  Windows          winget install EclipseAdoptium.Temurin.21.JDK"
  exit 1
}

running() {
  kill -0 "$1" 2> /dev/null || ps -p "$1" > /dev/null 2>&1
}

# One builder at a time; mkdir is the lock that every system has. A builder that died is passed over.
lock() {
  mkdir -p "$launch" 2> /dev/null
  told=
  until mkdir "$launch/lock" 2> /dev/null; do
    if [ ! -w "$launch" ]; then
      die "there is no build of jstack here, and $(id -un) cannot write to $root" \
        "run ./jstack version once as the owner of the checkout, or clone it to a folder of your own"
    fi
    holder=
    [ -r "$launch/lock/pid" ] && read -r holder < "$launch/lock/pid"
    if [ -n "$holder" ] && ! running "$holder"; then
      rm -rf "$launch/lock"
      continue
    fi
    [ -n "$told" ] || say "jstack is being built by another run (pid ${holder:-?}), waiting for it"
    told=1
    sleep 1 || exit 1 # no sleep on a bare PATH: do not spin
  done
  printf '%s\n' "$$" > "$launch/lock/pid"
  trap 'rm -rf "$launch/lock"' EXIT
  trap 'exit 130' INT TERM
}

maven() {
  if command -v mvn > /dev/null; then
    set -- mvn "$@"
  else
    set -- sh "$root/mvnw" "$@"
  fi
  JAVA_HOME=$jdk "$@" < /dev/null > "$launch/build.log" 2>&1
}

# Shows that time passes, on a terminal, while the background job $1 runs; says whether it went well.
watch() {
  while running "$1"; do
    sleep 1 || exit 1 # no sleep on a bare PATH: do not spin
    [ -t 2 ] && printf '\rjstack builds itself, once: %ss ' "$(($(date +%s) - began))" >&2
  done
  [ -t 2 ] && printf '\r\033[K' >&2
  wait "$1"
}

build_jars() {
  say "jstack builds itself, once (about a minute; the log is runner/target/launch/build.log)"
  # A build that was killed may have left a torn jar, which Maven takes for one that is up to date.
  rm -rf "$root/runner/target/jstack/lib" "$root"/*/target/jstack-*.jar
  maven -B -ntp -q -f "$root/pom.xml" -Pquick -Dmaven.test.skip=true package &
  if ! watch $!; then
    grep -E 'ERROR|error:' "$launch/build.log" | head -n 8 >&2
    die "the build of jstack failed" "all of it: $launch/build.log"
  fi
  cp -R "$root/runner/target/jstack/lib" "$fresh_build/lib"
}

# Our own jars first, in a fixed order: the class archive is valid for exactly this class path.
class_path() {
  classpath=
  for jar in "$fresh_build"/lib/jstack-*.jar "$fresh_build"/lib/snakeyaml-*.jar \
    "$fresh_build"/lib/jackson-*.jar "$fresh_build"/lib/commons-cli-*.jar "$fresh_build"/lib/*.jar; do
    case :$classpath: in
      *:"$jar":*) ;;
      *) classpath=$classpath${classpath:+:}$jar ;;
    esac
  done
}

# Runs the everyday commands once, and keeps the classes they load, ready to be mapped.
archive() {
  "$jdk/bin/java" -XX:ArchiveClassesAtExit="$fresh_build/jstack.jsa" -XX:TieredStopAtLevel=1 \
    -XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable -cp "$classpath" dev.jstack.runner.Training \
    "$fresh_build/training" < /dev/null > "$fresh_build/training.log" 2>&1 ||
    say "note: no class archive could be made, so each start takes longer ($fresh_build/training.log)"
}

# Everything but the new build and the one before it, from which a supervisor may still run.
sweep() {
  for old in "$launch"/build-*; do
    case $old in
      "$fresh_build" | "${build:-none}") ;;
      *) rm -rf "$old" ;;
    esac
  done
}

prepare() {
  find_java
  lock
  load
  if ready && fresh; then
    return # the run that held the lock has done it
  fi
  began=$(date +%s)
  fresh_build=$launch/build-$began-$$
  mkdir "$fresh_build"
  : > "$fresh_build/stamp"
  if [ -r "$build/stamp" ] && fresh; then
    cp -R "$build/lib" "$fresh_build/lib" # the sources are the same, only the Java is another
  else
    build_jars
  fi
  class_path
  archive
  printf '%s\n' "$chosen" "$jdk/bin/java" "$fresh_build" "$classpath" > "$launch/current.new"
  mv "$launch/current.new" "$launch/current"
  sweep
  say "built in $(($(date +%s) - began))s"
}

# A subshell, so that traps and the umask end with it.
if [ -n "$classpath" ] && [ -x "$java" ] && [ -r "$build/stamp" ] && [ ! -w "$launch" ]; then
  say "note: the sources of jstack or the Java changed since it was built, and $(id -un) cannot write to $root: the old build runs"
else
  (
    umask 022
    prepare
  ) || exit
fi
