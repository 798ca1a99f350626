package dev.jstack.image.layer.windows;

import dev.jstack.host.api.LayerFiles;
import java.io.IOException;
import java.util.Optional;

/** A base layer: every file is restored in place, hard links at once, nothing can be removed. */
final class BaseWriter {
  private final LayerFiles layer;
  private final String root;
  private final LayerChanges changes = new LayerChanges();

  BaseWriter(LayerFiles layer, String root) {
    this.layer = layer;
    this.root = root;
  }

  LayerChanges write(WindowsArchive archive) throws IOException {
    Optional<WindowsEntry> entry = archive.next();
    while (entry.isPresent()) {
      take(archive, entry.get());
      entry = archive.next();
    }
    archive.finish();
    return changes;
  }

  private void take(WindowsArchive archive, WindowsEntry entry) throws IOException {
    String path = EntryPath.check(entry.tar().getName());
    if (EntryPath.isWhiteout(path)) {
      throw EntryPath.unsafe(path, "removes something and there is nothing below a base layer");
    }
    if (EntryPath.isIn(path, EntryPath.UTILITY_FILES)) {
      changes.withUtilityVm();
    }
    if (entry.tar().isLink()) {
      layer.link(root, EntryPath.check(entry.tar().getLinkName()), path);
      return;
    }
    if (entry.isDirectory() && entry.link().isEmpty()) {
      changes.directory(path, entry.times());
    }
    layer.restore(path, entry.attributes(), entry.times(), out -> archive.writeStream(entry, out));
  }
}
