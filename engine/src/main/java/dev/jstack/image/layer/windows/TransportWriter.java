package dev.jstack.image.layer.windows;

import dev.jstack.host.api.LayerFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A child layer as ImportLayer takes it. Every file begins with its attributes and goes on as a
 * backup stream; a directory has the same beside it in {@code NAME.$wcidirs$}; hives are plain.
 */
final class TransportWriter {
  private static final String SIDECAR = ".$wcidirs$";
  private static final String TOMBSTONES = "tombstones.txt";

  private final LayerFiles transport;
  private final LayerFiles layer;
  private final LayerFiles.Opener files;
  private final String parent;
  private final LayerChanges changes = new LayerChanges();
  private final List<String> reparseDirectories = new ArrayList<>();

  /**
   * A writer.
   *
   * @param transport the directory that is handed to ImportLayer
   * @param layer the layer's own directory: UtilityVM files go there at once
   * @param files opens the layer below
   * @param parent the directory of the layer below
   */
  TransportWriter(LayerFiles transport, LayerFiles layer, LayerFiles.Opener files, String parent) {
    this.transport = transport;
    this.layer = layer;
    this.files = files;
    this.parent = parent;
  }

  LayerChanges write(WindowsArchive archive) throws IOException {
    Optional<WindowsEntry> entry = archive.next();
    while (entry.isPresent()) {
      take(archive, entry.get());
      entry = archive.next();
    }
    archive.finish();
    // An archive must not bring its own list of removals: the importer would believe it.
    transport.remove(TOMBSTONES);
    for (String directory : reparseDirectories) {
      transport.directory(directory);
    }
    return changes;
  }

  private void take(WindowsArchive archive, WindowsEntry entry) throws IOException {
    String path = EntryPath.check(entry.tar().getName());
    if (EntryPath.isWhiteout(path)) {
      whiteout(path);
    } else if (entry.tar().isLink()) {
      changes.link(path, EntryPath.check(entry.tar().getLinkName()));
    } else if (EntryPath.isIn(path, EntryPath.UTILITY_VM)) {
      utilityVm(archive, entry, path);
    } else if (EntryPath.isIn(path, EntryPath.HIVES) && !entry.isDirectory()) {
      transport.file(path, entry.times(), archive::writeContent);
    } else if (entry.isDirectory()) {
      directory(archive, entry, path);
    } else {
      changes.added(path);
      transport.file(path, entry.times(), out -> writePrefixed(archive, entry, out));
    }
  }

  private void directory(WindowsArchive archive, WindowsEntry entry, String path)
      throws IOException {
    transport.directory(path);
    transport.file(path + SIDECAR, entry.times(), out -> writePrefixed(archive, entry, out));
    if (entry.link().isPresent()) {
      // Away with it until the end, so that no later entry is written through the link.
      transport.remove(path);
      reparseDirectories.add(path);
    } else {
      changes.directory(path, entry.times());
    }
  }

  private static void writePrefixed(WindowsArchive archive, WindowsEntry entry, OutputStream out)
      throws IOException {
    ByteBuffer attributes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    out.write(attributes.putInt(entry.attributes()).array());
    archive.writeStream(entry, out);
  }

  private void whiteout(String path) throws IOException {
    String removed = EntryPath.removed(path);
    if (EntryPath.isIn(path, EntryPath.FILES)) {
      changes.remove(removed);
    } else if (EntryPath.isIn(path, EntryPath.UTILITY_FILES)) {
      startUtilityVm();
      layer.remove(removed);
    } else {
      throw EntryPath.unsafe(path, "removes something that is not in Files");
    }
  }

  private void utilityVm(WindowsArchive archive, WindowsEntry entry, String path)
      throws IOException {
    if (path.equals(EntryPath.UTILITY_VM)) {
      startUtilityVm();
    } else if (EntryPath.isIn(path, EntryPath.UTILITY_FILES)) {
      startUtilityVm();
      changes.added(path);
      layer.restore(
          path, entry.attributes(), entry.times(), out -> archive.writeStream(entry, out));
    } else {
      throw EntryPath.unsafe(path, "is in UtilityVM and not in its Files");
    }
  }

  private void startUtilityVm() throws IOException {
    if (!changes.utilityVm()) {
      changes.withUtilityVm();
      try (LayerFiles below = files.open(parent)) {
        new UtilityVmClone(layer, below, parent).make();
      }
    }
  }
}
