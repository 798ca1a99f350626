package dev.jstack.host.local.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which program has a port of this machine, as far as this user may look into /proc. */
public final class LinuxPorts {
  /** The state LISTEN in /proc/net/tcp; unconnected UDP sockets have CLOSE (07) there. */
  private static final String TCP_LISTEN = "0A";

  private static final String UDP_UNCONNECTED = "07";

  /** More of a command line than this tells nobody more. */
  private static final int MOST_COMMAND = 60;

  private final Path proc;

  /** The ports that the tables below {@code proc} ({@code /proc}) show. */
  public LinuxPorts(Path proc) {
    this.proc = proc;
  }

  /**
   * {@code java (pid 4121, user anna): java -jar demo.jar}; empty when nobody listens there.
   *
   * @param address the literal address that somebody else wants; empty: all
   */
  public Optional<String> holder(int port, boolean udp, String address) {
    String state = udp ? UDP_UNCONNECTED : TCP_LISTEN;
    for (String table : udp ? List.of("udp", "udp6") : List.of("tcp", "tcp6")) {
      Optional<String> inode = inode(proc.resolve("net").resolve(table), port, state, address);
      if (inode.isPresent()) {
        return Optional.of(owner(inode.get()).orElse("a program of another user"));
      }
    }
    return Optional.empty();
  }

  /** Columns: sl, local address:port in hexadecimal, remote, state, five more, inode. */
  private static Optional<String> inode(Path table, int port, String state, String address) {
    try {
      for (String line : Files.readAllLines(table, StandardCharsets.US_ASCII)) {
        String[] columns = line.strip().split("\\s+", -1);
        if (columns.length > 9
            && columns[3].equals(state)
            && SocketAddresses.meets(columns[1], port, address)) {
          return Optional.of(columns[9]);
        }
      }
    } catch (IOException e) {
      // without IPv6 there is no such table
    }
    return Optional.empty();
  }

  private Optional<String> owner(String inode) {
    String socket = "socket:[" + inode + "]";
    for (long pid : pids()) {
      Path process = proc.resolve(String.valueOf(pid));
      if (has(process.resolve("fd"), socket)) {
        return Optional.of(
            "%s (pid %d%s)%s".formatted(name(process), pid, user(process), command(process)));
      }
    }
    return Optional.empty();
  }

  private List<Long> pids() {
    try (Stream<Path> entries = Files.list(proc)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.chars().allMatch(Character::isDigit))
          .map(Long::valueOf)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
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

  private static String name(Path process) {
    try {
      return Files.readString(process.resolve("comm"), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "a program";
    }
  }

  private static String user(Path process) {
    try {
      return ", user " + Files.getOwner(process).getName();
    } catch (IOException e) {
      return "";
    }
  }

  /** What follows the program's name is mostly what people know it by. */
  private static String command(Path process) {
    try {
      byte[] bytes = Files.readAllBytes(process.resolve("cmdline"));
      String line = new String(bytes, StandardCharsets.UTF_8).replace('\0', ' ').strip();
      String shown =
          line.length() > MOST_COMMAND ? line.substring(0, MOST_COMMAND).strip() + " …" : line;
      return shown.isEmpty() ? "" : ": " + shown;
    } catch (IOException e) {
      return "";
    }
  }
}
