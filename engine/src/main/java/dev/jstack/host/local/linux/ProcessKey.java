package dev.jstack.host.local.linux;

import org.jspecify.annotations.Nullable;

/**
 * A process that cannot be mistaken for another: its number, and its start in clock ticks since
 * boot (field 22 of /proc/PID/stat). Together with the boot id it is unique for ever.
 */
public record ProcessKey(long pid, long start) {
  /** Nobody. */
  public static final ProcessKey NONE = new ProcessKey(0, 0);

  /** Reads {@code "pid start"}. */
  public static ProcessKey parse(String text) {
    String[] parts = text.strip().split(" ", -1);
    return new ProcessKey(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }

  /** By hand, as {@code hashCode}: what a record has by itself is dear the first time. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ProcessKey key && key.pid == pid && key.start == start;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(pid) + Long.hashCode(start);
  }

  @Override
  public String toString() {
    return pid + " " + start;
  }
}
