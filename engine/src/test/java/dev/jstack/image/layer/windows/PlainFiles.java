package dev.jstack.image.layer.windows;

import dev.jstack.host.api.FileTimes;
import dev.jstack.host.api.LayerFiles;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Files through java.nio: enough for transport directories, whose files are plain. It cannot
 * restore security, and on Windows not every NTFS name.
 */
final class PlainFiles implements LayerFiles {
  private static final int BUFFER = 1 << 16;

  private final Path root;

  PlainFiles(String root) throws IOException {
    this.root = Files.createDirectories(Path.of(root));
  }

  @Override
  public void directory(String name) throws IOException {
    Files.createDirectories(root.resolve(name));
  }

  @Override
  public void file(String name, FileTimes times, Content content) throws IOException {
    Path path = root.resolve(name);
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    try (OutputStream out =
        new BufferedOutputStream(
            Files.newOutputStream(path, StandardOpenOption.CREATE_NEW), BUFFER)) {
      content.writeTo(out);
    }
    times(name, times);
  }

  @Override
  public void restore(String name, int attributes, FileTimes times, Content backupStream) {
    throw new ImageException(
        ImageProblem.BAD_LAYER,
        "`" + name + "` needs BackupWrite: base layers are written on Windows only");
  }

  @Override
  public void link(String otherRoot, String target, String name) throws IOException {
    Path path = root.resolve(name);
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    Files.createLink(path, Path.of(otherRoot).resolve(target));
  }

  @Override
  public boolean has(String name) {
    return Files.exists(root.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void remove(String name) throws IOException {
    Path path = root.resolve(name);
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      try (var entries = Files.list(path)) {
        for (Path entry : entries.toList()) {
          remove(name + "/" + entry.getFileName());
        }
      }
    }
    Files.deleteIfExists(path);
  }

  @Override
  public List<Entry> list(String name) throws IOException {
    Path path = root.resolve(name);
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries
          .map(
              entry ->
                  new Entry(
                      entry.getFileName().toString(),
                      Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) ? DIRECTORY : 0))
          .sorted(Comparator.comparing(Entry::name))
          .toList();
    }
  }

  @Override
  public void copy(String otherRoot, String name) throws IOException {
    Path from = Path.of(otherRoot).resolve(name);
    if (!Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
      Files.copy(from, root.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  @Override
  public void close() {}

  @Override
  public void times(String name, FileTimes times) throws IOException {
    Files.getFileAttributeView(
            root.resolve(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .setTimes(times.written(), times.accessed(), times.created());
  }
}
