package dev.jstack.host.local.sandbox;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file system before it is mounted: a writable directory over read-only ones, and top-level
 * directories that come from elsewhere. Symbolic links are followed inside it, never out of it.
 */
final class LayeredFiles {
  private static final Pattern SLASH = Pattern.compile("/");
  private static final int MOST_LINKS = 40;

  private final Path upper;
  private final List<Path> layers;
  private final Map<String, Path> tops;

  /**
   * A file system.
   *
   * @param upper what is written to
   * @param layers what shows below, from the top down
   * @param tops directories that stand for a whole top-level directory, by its name
   */
  LayeredFiles(Path upper, List<Path> layers, Map<String, Path> tops) {
    this.upper = upper;
    this.layers = layers;
    this.tops = tops;
  }

  /** The file that shows at {@code path}; empty when nothing does. */
  Optional<Path> find(String path) {
    String plain = resolve(path);
    return lookup(plain);
  }

  /** The path without symbolic links; what does not exist is taken as it is. */
  String resolve(String path) {
    Deque<String> left = new ArrayDeque<>(List.of(SLASH.split(path, -1)));
    String done = "";
    int links = 0;
    while (!left.isEmpty()) {
      String name = left.removeFirst();
      if (name.isEmpty() || name.equals(".")) {
        continue;
      }
      if (name.equals("..")) {
        done = done.substring(0, Math.max(0, done.lastIndexOf('/')));
        continue;
      }
      Optional<String> link = link(done + "/" + name);
      if (link.isPresent() && links++ < MOST_LINKS) {
        String[] parts = SLASH.split(link.get(), -1);
        for (int i = parts.length - 1; i >= 0; i--) {
          left.addFirst(parts[i]);
        }
        done = link.get().startsWith("/") ? "" : done;
      } else {
        done = done + "/" + name;
      }
    }
    return done.isEmpty() ? "/" : done;
  }

  /**
   * Makes {@code path} a directory, in the upper layer where it is missing; gives its real path.
   */
  String ensureDirectory(String path) throws IOException {
    String plain = resolve(path);
    StringBuilder so = new StringBuilder();
    for (String name : SLASH.split(plain.substring(1), -1)) {
      if (!name.isEmpty()) {
        so.append('/').append(name);
        copyUpDirectory(so.toString());
      }
    }
    return plain;
  }

  /** Makes {@code path} a file that something can be mounted on; gives its real path. */
  String ensureFile(String path) throws IOException {
    String plain = resolve(path);
    if (lookup(plain).isEmpty()) {
      ensureDirectory(plain.substring(0, Math.max(1, plain.lastIndexOf('/'))));
      Files.createFile(place(plain));
    }
    return plain;
  }

  /** A file of the upper layer in place of whatever shows there, a link too. */
  void write(String path, String content) throws IOException {
    ensureDirectory(path.substring(0, path.lastIndexOf('/')));
    Path target = place(path);
    if (Files.isSymbolicLink(target)) {
      Files.delete(target);
    }
    Files.writeString(target, content);
  }

  private Optional<String> link(String plain) {
    return lookup(plain)
        .filter(Files::isSymbolicLink)
        .map(
            file -> {
              try {
                return Files.readSymbolicLink(file).toString();
              } catch (IOException e) {
                return "";
              }
            })
        .filter(target -> !target.isEmpty());
  }

  private Optional<Path> lookup(String plain) {
    Path own = place(plain);
    if (Files.exists(own, LinkOption.NOFOLLOW_LINKS)) {
      return isWhiteout(own) ? Optional.empty() : Optional.of(own);
    }
    if (tops.containsKey(top(plain))) {
      return Optional.empty();
    }
    return layers.stream()
        .map(layer -> layer.resolve(plain.substring(1)))
        .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
        .findFirst();
  }

  /** Where a plain path is written. */
  private Path place(String plain) {
    Path top = tops.get(top(plain));
    if (top == null) {
      return upper.resolve(plain.substring(1));
    }
    int slash = plain.indexOf('/', 1);
    return slash < 0 ? top : top.resolve(plain.substring(slash + 1));
  }

  private static String top(String plain) {
    int slash = plain.indexOf('/', 1);
    return slash < 0 ? plain.substring(1) : plain.substring(1, slash);
  }

  /** Overlay marks a removed file by a character device 0:0. */
  private static boolean isWhiteout(Path file) {
    try {
      if (Files.isDirectory(file) || Files.isRegularFile(file) || Files.isSymbolicLink(file)) {
        return false;
      }
      return Files.getAttribute(file, "unix:rdev", LinkOption.NOFOLLOW_LINKS).equals(0L);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** A directory of the upper layer decides about rights: they are those of the one below. */
  private void copyUpDirectory(String plain) throws IOException {
    Path target = place(plain);
    if (Files.isDirectory(target)) {
      return;
    }
    Optional<Path> below = lookup(plain);
    try {
      Files.createDirectory(target);
    } catch (FileAlreadyExistsException e) {
      return; // another name for the same thing was made meanwhile
    }
    if (below.isPresent()) {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(below.get());
      Files.setPosixFilePermissions(target, rights);
    }
  }
}
