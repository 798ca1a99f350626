package dev.jstack.engine.state;

import dev.jstack.host.api.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A file that is there whole or not at all, readable by its owner only. */
public final class StateFile {
  private static final Duration READER_LEAVES = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(2);

  private StateFile() {}

  /**
   * Replaces {@code file} by {@code text}: written beside it, then renamed over it. After a crash
   * of this process it holds the old or the new text.
   *
   * @param durable whether it must also survive a loss of power, for about 7 ms
   */
  public static void write(Path file, String text, boolean durable) {
    write(file, StandardCharsets.UTF_8.encode(text), durable);
  }

  /** Replaces {@code file} by {@code content}, as a text is. */
  public static void write(Path file, byte[] content, boolean durable) {
    write(file, ByteBuffer.wrap(content), durable);
  }

  private static void write(Path file, ByteBuffer bytes, boolean durable) {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      createDirectory(directory(file));
      try (FileChannel channel = openPrivate(draft)) {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        if (durable) {
          channel.force(true);
        }
      }
      replace(draft, file);
      if (durable) {
        forceDirectory(directory(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /** Windows refuses to replace a file in the moment in which somebody reads it. */
  private static void replace(Path draft, Path file) throws IOException {
    Deadline deadline = Deadline.in(READER_LEAVES);
    while (true) {
      try {
        Files.move(
            draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return;
      } catch (FileSystemException e) {
        if (isPosix(file) || deadline.isOver()) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /** The text of {@code file}; absent when there is none. */
  public static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Removes {@code file}; absent is fine. */
  public static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + file + ": " + e.getMessage(), e);
    }
  }

  /** Removes {@code directory} with all it holds, links unfollowed; absent is fine. */
  static void deleteTree(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(directory)) {
      tree.sorted(Comparator.reverseOrder()).forEach(StateFile::delete);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + directory + ": " + e.getMessage(), e);
    }
  }

  /** Makes {@code directory} and its parents, the new ones for their owner only. */
  public static void createDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, permissions(directory, "rwx------"));
      keepOwners(directory);
    }
  }

  /**
   * On NTFS a folder has the list of the one above it, where users at large may read; those stay
   * that could give themselves any right: the system, administrators, who made it.
   */
  private static void keepOwners(Path directory) throws IOException {
    AclFileAttributeView view = Files.getFileAttributeView(directory, AclFileAttributeView.class);
    if (view == null) {
      return;
    }
    List<AclEntry> owners =
        view.getAcl().stream()
            .filter(entry -> entry.permissions().contains(AclEntryPermission.WRITE_ACL))
            .toList();
    if (!owners.isEmpty()) {
      view.setAcl(owners);
    }
  }

  /** Opens {@code file} for appending, making it when absent. */
  public static FileChannel openForAppend(Path file) throws IOException {
    createPrivate(file);
    return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  /** Makes {@code file}, empty, unless it is there. */
  static void createPrivate(Path file) throws IOException {
    try {
      Files.createFile(file, permissions(file, "rw-------"));
    } catch (FileAlreadyExistsException e) {
      // as wanted
    }
  }

  private static FileChannel openPrivate(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING),
        permissions(file, "rw-------"));
  }

  private static FileAttribute<?>[] permissions(Path file, String text) {
    // On NTFS the directory's own access list is inherited; there are no modes to set.
    return isPosix(file)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static void forceDirectory(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows has no way to open a directory for this; NTFS journals the rename itself.
    }
  }

  static Path directory(Path file) {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("no directory to write in: " + file);
    }
    return parent;
  }
}
