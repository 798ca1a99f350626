package dev.jstack.image.layer.linux;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is visible below a layer. Links are never followed.
 *
 * @param layers directories, topmost first
 */
record LowerView(List<Path> layers) {
  LowerView {
    layers = List.copyOf(layers);
  }

  /** The uppermost file of this name; empty when there is none or it has been removed. */
  Optional<Path> find(EntryName name) throws IOException {
    if (name.isRoot()) {
      return layers.stream().findFirst();
    }
    for (Path layer : layers) {
      Path path = layer;
      for (int i = 0; i < name.parts().size(); i++) {
        path = path.resolve(name.parts().get(i));
        Optional<BasicFileAttributes> found = stat(path);
        if (found.isEmpty()) {
          break;
        }
        boolean last = i == name.parts().size() - 1;
        if (found.get().isOther() || !last && !found.get().isDirectory()) {
          return Optional.empty();
        }
        if (last) {
          return Optional.of(path);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Names in a directory in any layer: some may be hidden already, hiding them again is harmless.
   */
  Set<String> names(EntryName directory) throws IOException {
    Set<String> names = new TreeSet<>();
    for (Path layer : layers) {
      Optional<Path> place = new LowerView(List.of(layer)).find(directory);
      if (place.isPresent()) {
        list(place.get(), names);
      }
    }
    return names;
  }

  private static void list(Path directory, Set<String> names) throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (stat(entry).filter(a -> !a.isOther()).isPresent()) {
          names.add(entry.getFileName().toString());
        }
      }
    }
  }

  static Optional<BasicFileAttributes> stat(Path path) throws IOException {
    try {
      return Optional.of(
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
