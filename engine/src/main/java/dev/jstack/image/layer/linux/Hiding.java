package dev.jstack.image.layer.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a layer removes from those below. Marks may stand anywhere in the archive and never touch
 * what the same layer brings: so they are dealt with after all files are there.
 */
final class Hiding {
  private final LayerTree tree;
  private final LowerView lower;
  private final List<Path> whiteouts = new ArrayList<>();

  Hiding(LayerTree tree, LowerView lower) {
    this.tree = tree;
    this.lower = lower;
  }

  void apply(Set<EntryName> hidden, Set<EntryName> opaque) throws IOException {
    for (EntryName name : hidden) {
      hide(name);
    }
    for (EntryName directory : opaque) {
      hideAllIn(directory);
    }
    Whiteouts.create(whiteouts);
  }

  /**
   * A file that replaces hides by itself; a directory that replaces hides what it does not have.
   */
  private void hide(EntryName name) throws IOException {
    Optional<Path> own = tree.find(name);
    if (own.isEmpty()) {
      if (lower.find(name).isPresent()) {
        Path place = tree.place(name);
        whiteouts.add(place);
      }
    } else if (Files.isDirectory(own.get(), LinkOption.NOFOLLOW_LINKS)) {
      hideAllIn(name);
    }
  }

  private void hideAllIn(EntryName directory) throws IOException {
    if (tree.find(directory).filter(Files::isSymbolicLink).isPresent()) {
      throw EntryName.unsafe(directory.toString(), "is a link and a directory at once");
    }
    for (String name : lower.names(directory)) {
      hide(directory.child(name));
    }
  }
}
