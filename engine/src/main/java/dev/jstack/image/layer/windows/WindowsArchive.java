package dev.jstack.image.layer.windows;

import dev.jstack.image.layer.LayerArchive;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.jspecify.annotations.Nullable;

/**
 * The files of a Windows layer. An alternate stream is an entry of its own right behind its file,
 * so writing a file reads on until something else comes.
 */
final class WindowsArchive {
  private final LayerArchive archive;
  private @Nullable TarArchiveEntry pending;

  WindowsArchive(LayerArchive archive) {
    this.archive = archive;
  }

  Optional<WindowsEntry> next() throws IOException {
    TarArchiveEntry entry = pending != null ? pending : archive.next().orElse(null);
    pending = null;
    return Optional.ofNullable(entry).map(WindowsEntry::of);
  }

  /** Writes the backup stream of the current entry. */
  void writeStream(WindowsEntry entry, OutputStream out) throws IOException {
    BackupStream stream = new BackupStream(out);
    entry.writeHead(stream);
    if (entry.isFile()) {
      stream.data(archive.content(), entry.tar().getSize());
    }
    String owner = entry.tar().getName().replaceFirst("/$", "") + ":";
    Optional<TarArchiveEntry> next = archive.next();
    while (next.isPresent() && next.get().getName().startsWith(owner)) {
      String name = next.get().getName().substring(owner.length());
      if (name.isEmpty() || name.indexOf(':') >= 0) {
        throw EntryPath.unsafe(next.get().getName(), "is no alternate stream");
      }
      stream.alternate(name, archive.content(), next.get().getSize());
      next = archive.next();
    }
    pending = next.orElse(null);
  }

  /** Writes the bare content of the current entry. */
  void writeContent(OutputStream out) throws IOException {
    archive.content().transferTo(out);
  }

  void finish() throws IOException {
    archive.finish();
  }
}
