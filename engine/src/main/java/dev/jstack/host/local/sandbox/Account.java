package dev.jstack.host.local.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who a process runs as.
 *
 * @param home its home directory
 */
record Account(long uid, long gid, String home) {
  static final Account ROOT = new Account(0, 0, "/root");
  private static final Set<String> ADMINISTRATORS =
      Set.of("containeradministrator", "nt authority\\system", "root", "administrator");
  private static final Set<String> USERS = Set.of("containeruser", "nt authority\\network service");

  /**
   * The account of a name, {@code uid} or {@code uid:gid}, by the container's own /etc/passwd; the
   * built-in accounts of Windows containers are root and nobody. Empty when there is no such user.
   */
  static Optional<Account> find(String name, LayeredFiles files) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (name.isEmpty() || ADMINISTRATORS.contains(lower)) {
      return Optional.of(ROOT);
    }
    if (USERS.contains(lower)) {
      return Optional.of(new Account(65534, 65534, "/"));
    }
    if (name.matches("\\d{1,9}(:\\d{1,9})?")) {
      String[] ids = name.split(":", -1);
      long uid = Long.parseLong(ids[0]);
      return Optional.of(new Account(uid, Long.parseLong(ids[ids.length - 1]), "/"));
    }
    return passwd(files).stream()
        .map(line -> line.split(":", -1))
        .filter(fields -> fields.length >= 6 && fields[0].equals(name))
        .map(f -> new Account(Long.parseLong(f[2]), Long.parseLong(f[3]), f[5]))
        .findFirst();
  }

  private static List<String> passwd(LayeredFiles files) {
    try {
      return files.find("/etc/passwd").isPresent()
          ? Files.readAllLines(files.find("/etc/passwd").get())
          : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}
