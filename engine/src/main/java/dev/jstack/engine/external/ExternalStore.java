package dev.jstack.engine.external;

import dev.jstack.engine.desired.SecretBytes;
import dev.jstack.engine.state.FileLock;
import dev.jstack.engine.state.LockHeldException;
import dev.jstack.engine.state.StateFile;
import dev.jstack.host.api.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The external secrets and configs of a state root. Contents are never part of a message. */
public final class ExternalStore implements Externals {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path folder;

  private ExternalStore(Path folder) {
    this.folder = folder;
  }

  /** The store below {@code stateRoot}. Nothing is made before something is put. */
  public static ExternalStore in(Path stateRoot) {
    return new ExternalStore(stateRoot.resolve("external"));
  }

  /**
   * Keeps {@code content}: whole or not at all, readable by the owner of the state root only.
   *
   * @param replace whether one of that name may be there already
   * @throws ExternalException when one is, when the names differ by case only, or when the content
   *     is empty or above the limit
   */
  public void put(ExternalName name, byte[] content, boolean replace) {
    refuseSize(name, content.length);
    locked(
        () -> {
          refuseTaken(name, replace);
          StateFile.write(folder.resolve(name.fileName()), content, true);
          return true;
        });
  }

  private static void refuseSize(ExternalName name, int bytes) {
    int limit = name.kind().limit();
    if (bytes == 0) {
      throw new ExternalException(name + " would have no content");
    }
    if (bytes > limit) {
      throw new ExternalException(name + " would have more than " + limit / 1024 + " KiB");
    }
  }

  private void refuseTaken(ExternalName name, boolean replace) {
    for (ExternalName other : names()) {
      if (other.equals(name) && !replace) {
        throw new ExternalException(name + " is there already", "--replace gives it a new content");
      }
      if (other.clashesWith(name)) {
        throw new ExternalException(
            name + " and " + other + " differ by case only, which Windows does not tell apart");
      }
    }
  }

  /** Removes it; whether it was there. */
  public boolean remove(ExternalName name) {
    return locked(
        () -> {
          boolean there = names().contains(name);
          if (there) {
            StateFile.delete(folder.resolve(name.fileName()));
          }
          return there;
        });
  }

  /** All there is, secrets first, by name. */
  public List<ExternalEntry> list() {
    List<ExternalEntry> entries = new ArrayList<>();
    for (ExternalName name : names()) {
      attributes(name)
          .ifPresent(
              a ->
                  entries.add(new ExternalEntry(name, a.size(), a.lastModifiedTime().toInstant())));
    }
    return entries;
  }

  private Optional<BasicFileAttributes> attributes(ExternalName name) {
    try {
      return Optional.of(
          Files.readAttributes(
              folder.resolve(name.fileName()),
              BasicFileAttributes.class,
              LinkOption.NOFOLLOW_LINKS));
    } catch (IOException e) {
      return Optional.empty(); // removed in this moment
    }
  }

  @Override
  public Optional<SecretBytes> find(ExternalKind kind, String name) throws IOException {
    if (!names(kind).contains(name)) {
      return Optional.empty();
    }
    Path file = folder.resolve(new ExternalName(kind, name).fileName());
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] content = in.readNBytes(kind.limit() + 1);
      if (content.length > kind.limit()) {
        throw new IOException("it has more than " + kind.limit() + " bytes");
      }
      return Optional.of(SecretBytes.of(content));
    }
  }

  @Override
  public List<String> names(ExternalKind kind) {
    return names().stream().filter(n -> n.kind() == kind).map(ExternalName::name).toList();
  }

  /** Looked up in the listing, so that case counts on every file system. */
  private List<ExternalName> names() {
    List<ExternalName> names = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return names;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(
          file -> ExternalName.ofFile(file.getFileName().toString()).ifPresent(names::add));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder + ": " + e.getMessage(), e);
    }
    Collections.sort(names);
    return names;
  }

  private <T> T locked(Supplier<T> work) {
    try (FileLock lock =
        FileLock.take(folder.resolve("lock"), "", who -> {}, Deadline.in(PATIENCE))) {
      return work.get();
    } catch (LockHeldException e) {
      throw new ExternalException(folder + " is in use by another run", "try again");
    }
  }
}
