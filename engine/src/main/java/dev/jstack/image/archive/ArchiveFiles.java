package dev.jstack.image.archive;

import dev.jstack.image.layer.LayerArchive;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The files of an archive by name. They lie numbered in a work directory: a name in an archive
 * never becomes a path.
 */
final class ArchiveFiles {
  private static final int MOST_FILES = 20_000;
  private static final int MOST_LINKS = 4;
  private static final int LONGEST_DOCUMENT = 16 << 20;

  private final Map<String, Path> files = new HashMap<>();
  private final Map<String, String> links = new HashMap<>();

  /** Reads a tar, packed or not, or a directory with an OCI layout. */
  static ArchiveFiles open(Path archive, Path work) throws IOException {
    ArchiveFiles files = new ArchiveFiles();
    if (Files.isDirectory(archive)) {
      files.directory(archive);
    } else {
      files.unpack(archive, work);
    }
    return files;
  }

  private void directory(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .forEach(path -> files.put(root.relativize(path).toString().replace('\\', '/'), path));
    }
  }

  private void unpack(Path archive, Path work) throws IOException {
    try (InputStream raw = Files.newInputStream(archive);
        TarArchiveInputStream tar =
            new TarArchiveInputStream(LayerArchive.decompressed(raw), "UTF-8")) {
      TarArchiveEntry entry = tar.getNextEntry();
      while (entry != null) {
        take(tar, entry, work);
        entry = tar.getNextEntry();
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("no tar archive: " + e.getMessage(), e);
    }
  }

  private void take(TarArchiveInputStream tar, TarArchiveEntry entry, Path work)
      throws IOException {
    if (files.size() + links.size() > MOST_FILES) {
      throw bad("it has more than " + MOST_FILES + " files");
    }
    String name = normal(entry.getName());
    if (entry.isSymbolicLink() || entry.isLink()) {
      // docker save of old writes a layer that occurs twice once, and a link.
      links.put(
          name, entry.isLink() ? normal(entry.getLinkName()) : beside(name, entry.getLinkName()));
    } else if (entry.isFile()) {
      Path file = work.resolve(String.valueOf(files.size()));
      Files.copy(tar, file);
      files.put(name, file);
    }
  }

  private static String normal(String name) {
    return name.startsWith("./") ? name.substring(2) : name;
  }

  private static String beside(String name, String target) {
    return Path.of("/").resolve(name).resolveSibling(target).normalize().toString().substring(1);
  }

  Optional<Path> find(String name) {
    String current = name;
    for (int i = 0; i < MOST_LINKS; i++) {
      if (files.containsKey(current)) {
        return Optional.ofNullable(files.get(current));
      }
      if (!links.containsKey(current)) {
        return Optional.empty();
      }
      current = links.getOrDefault(current, "");
    }
    return Optional.empty();
  }

  /** The bytes of a small file. */
  Optional<byte[]> document(String name) throws IOException {
    Optional<Path> file = find(name);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    if (Files.size(file.get()) > LONGEST_DOCUMENT) {
      throw bad("`" + name + "` in it is larger than 16 MiB");
    }
    return Optional.of(Files.readAllBytes(file.get()));
  }

  static ImageException bad(String why) {
    return new ImageException(ImageProblem.BAD_ARCHIVE, "the image archive cannot be used: " + why);
  }
}
