package dev.jstack.image.layer.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The directory that a layer is unpacked in. Nobody else can write there, and every parent is
 * looked at before it is entered, so that a link in the archive leads nowhere.
 */
final class LayerTree {
  private final Path root;
  private final Set<EntryName> implied = new LinkedHashSet<>();

  LayerTree(Path root) {
    this.root = root;
    implied.add(new EntryName(List.of()));
  }

  /** Directories that had to be made for what is in them; the archive may still describe them. */
  Set<EntryName> implied() {
    return implied;
  }

  Path root() {
    return root;
  }

  /** Where the entry goes; its parents exist afterwards as directories. */
  Path place(EntryName name) throws IOException {
    Path path = root;
    List<String> parts = name.parts();
    for (int i = 0; i < parts.size() - 1; i++) {
      path = path.resolve(parts.get(i));
      if (enter(path, name)) {
        implied.add(new EntryName(parts.subList(0, i + 1)));
      }
    }
    return parts.isEmpty() ? root : path.resolve(parts.get(parts.size() - 1));
  }

  /** Whether the directory had to be made. */
  private static boolean enter(Path directory, EntryName name) throws IOException {
    Optional<BasicFileAttributes> there = LowerView.stat(directory);
    if (there.isEmpty()) {
      Files.createDirectory(directory);
      return true;
    }
    if (!there.get().isDirectory()) {
      boolean link = there.get().isSymbolicLink();
      throw EntryName.unsafe(
          name.toString(), link ? "goes through a symbolic link" : "goes through a file");
    }
    return false;
  }

  /** The file of this name when the layer itself has it; parents that are links are refused. */
  Optional<Path> find(EntryName name) throws IOException {
    Path path = root;
    for (int i = 0; i < name.parts().size(); i++) {
      path = path.resolve(name.parts().get(i));
      Optional<BasicFileAttributes> there = LowerView.stat(path);
      if (there.isEmpty()) {
        return Optional.empty();
      }
      boolean last = i == name.parts().size() - 1;
      if (!last && !there.get().isDirectory()) {
        throw EntryName.unsafe(name.toString(), "goes through something that is no directory");
      }
    }
    return Optional.of(path);
  }

  /** Makes room for an entry: what is there goes, except a directory for a directory. */
  void clear(Path place, boolean forDirectory) throws IOException {
    Optional<BasicFileAttributes> there = LowerView.stat(place);
    if (there.isPresent() && !(forDirectory && there.get().isDirectory())) {
      TreeRemoval.remove(place);
    }
  }
}
