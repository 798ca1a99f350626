package dev.jstack.host.local.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which program has a port of this machine, as far as this user may look into /proc. */
public final class PortHolder {
  private static final Path PROC = Path.of("/proc");

  /** The state LISTEN in /proc/net/tcp; unconnected UDP sockets have CLOSE (07) there. */
  private static final String TCP_LISTEN = "0A";

  private static final String UDP_UNCONNECTED = "07";

  private PortHolder() {}

  /** {@code python3 (pid 4121)}; empty when nobody has the port or it is another user's. */
  public static Optional<String> of(int port, boolean udp) {
    String state = udp ? UDP_UNCONNECTED : TCP_LISTEN;
    for (String table : udp ? List.of("udp", "udp6") : List.of("tcp", "tcp6")) {
      Optional<String> inode = inode(PROC.resolve("net").resolve(table), port, state);
      if (inode.isPresent()) {
        return inode.flatMap(PortHolder::owner);
      }
    }
    return Optional.empty();
  }

  /** Columns: sl, local address:port in hexadecimal, remote, state, five more, inode. */
  private static Optional<String> inode(Path table, int port, String state) {
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    try {
      for (String line : Files.readAllLines(table, StandardCharsets.US_ASCII)) {
        String[] columns = line.strip().split("\\s+", -1);
        if (columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals(state)) {
          return Optional.of(columns[9]);
        }
      }
    } catch (IOException e) {
      // without IPv6 there is no such table
    }
    return Optional.empty();
  }

  private static Optional<String> owner(String inode) {
    String socket = "socket:[" + inode + "]";
    for (long pid : ProcessTable.pids()) {
      if (has(PROC.resolve(pid + "/fd"), socket)) {
        return Optional.of(name(pid) + " (pid " + pid + ")");
      }
    }
    return Optional.empty();
  }

  private static boolean has(Path descriptors, String socket) {
    try (Stream<Path> links = Files.list(descriptors)) {
      for (Path link : (Iterable<Path>) links::iterator) {
        if (Files.readSymbolicLink(link).toString().equals(socket)) {
          return true;
        }
      }
    } catch (IOException | RuntimeException e) {
      // another user's process, or one that has just ended
    }
    return false;
  }

  private static String name(long pid) {
    try {
      return Files.readString(PROC.resolve(pid + "/comm"), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "a program";
    }
  }
}
