package dev.jstack.image.layer.windows;

import dev.jstack.host.api.LayerFiles;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The utility VM of the layer below, as the beginning of a layer's own: a layer that changes it has
 * all of it. Files that are never written to are hard links; the store of the boot loader is
 * copied.
 */
final class UtilityVmClone {
  private static final Set<String> WRITTEN =
      Set.of(
          "utilityvm/files/efi/microsoft/boot/bcd",
          "utilityvm/files/efi/microsoft/boot/bcd.log",
          "utilityvm/files/efi/microsoft/boot/bcd.log1",
          "utilityvm/files/efi/microsoft/boot/bcd.log2");

  private final LayerFiles layer;
  private final LayerFiles below;
  private final String root;

  /**
   * A clone.
   *
   * @param below the files of the layer below
   * @param root its directory
   */
  UtilityVmClone(LayerFiles layer, LayerFiles below, String root) {
    this.layer = layer;
    this.below = below;
    this.root = root;
  }

  void make() throws IOException {
    if (!below.has(EntryPath.UTILITY_FILES)) {
      throw EntryPath.unsafe(
          EntryPath.UTILITY_VM, "changes the utility VM, and the layer below has none");
    }
    layer.directory(EntryPath.UTILITY_VM);
    folder(EntryPath.UTILITY_FILES);
  }

  /** What a folder itself is comes last, for its times change with what is made in it. */
  private void folder(String name) throws IOException {
    layer.directory(name);
    List<LayerFiles.Entry> entries = below.list(name);
    for (LayerFiles.Entry entry : entries) {
      String path = name + "/" + entry.name();
      if (entry.isFolder()) {
        folder(path);
      } else if (entry.isReparsePoint() || WRITTEN.contains(path.toLowerCase(Locale.ROOT))) {
        layer.copy(root, path);
      } else {
        layer.link(root, path, path);
      }
    }
    layer.copy(root, name);
  }
}
