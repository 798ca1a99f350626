package dev.jstack.runner.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/**
 * Where the supervisor of a state directory is found.
 *
 * @param root the state directory, absolute
 * @param temporary a directory for short paths, such as {@code /tmp}
 */
public record SupervisorPlace(Path root, Path temporary) {
  /** A Unix socket's path has room for 108 bytes on Linux, 104 on macOS. */
  private static final int LONGEST_SOCKET_PATH = 100;

  /** Held by the one that runs. */
  public Path lock() {
    return root.resolve("supervisor.lock");
  }

  /** Who runs, since when; its time of change says when it was last alive. */
  public Path info() {
    return root.resolve("supervisor.json");
  }

  /** What it did, for people. */
  public Path log() {
    return root.resolve("supervisor.log");
  }

  /**
   * Where it listens: the Unix socket where Java has those, else a port of the loopback address.
   */
  public Door door() {
    return UnixDoor.isPossible()
        ? new UnixDoor(socket())
        : new LoopbackDoor(root.resolve("supervisor.port"));
  }

  /** Its socket: in the state directory, or, when that path is too long, behind a short one. */
  Path socket() {
    Path inside = root.resolve("supervisor.sock");
    int length = inside.toString().getBytes(StandardCharsets.UTF_8).length;
    return length <= LONGEST_SOCKET_PATH ? inside : shortDirectory().resolve("s");
  }

  /**
   * Makes the directory of the socket and looks that it is ours alone: a directory in {@code /tmp}
   * may have been put there by somebody else.
   */
  public void prepareSocketDirectory() throws IOException {
    Path directory = socket().getParent();
    if (directory == null || directory.equals(root)) {
      return;
    }
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    boolean ours = Files.getOwner(directory).equals(Files.getOwner(root));
    String mode =
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS));
    if (!ours || !mode.equals("rwx------")) {
      throw new IOException(directory + " is not a directory of our own with mode 0700");
    }
  }

  private Path shortDirectory() {
    byte[] name = root.toString().getBytes(StandardCharsets.UTF_8);
    return temporary.resolve("jstack-" + UUID.nameUUIDFromBytes(name));
  }
}
