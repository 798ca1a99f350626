package dev.jstack.image.layer.linux;

import dev.jstack.image.layer.LayerArchive;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * One layer being unpacked: entries as they come, then whiteouts, then the traits of directories.
 */
final class Unpacking {
  private final LayerTree tree;
  private final LowerView lower;
  private final FileTraits traits;
  private final Map<EntryName, TarArchiveEntry> directories = new LinkedHashMap<>();
  private final Set<EntryName> hidden = new LinkedHashSet<>();
  private final Set<EntryName> opaque = new LinkedHashSet<>();
  private final byte[] buffer = new byte[1 << 16];

  Unpacking(Path root, LowerView lower) throws IOException {
    this.tree = new LayerTree(root);
    this.lower = lower;
    this.traits = new FileTraits(root);
  }

  boolean ownersKept() {
    return traits.ownersKept();
  }

  void run(LayerArchive archive) throws IOException {
    Optional<TarArchiveEntry> entry = archive.next();
    while (entry.isPresent()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("interrupted while unpacking");
      }
      take(archive, entry.get());
      entry = archive.next();
    }
    archive.finish();
    new Hiding(tree, lower).apply(hidden, opaque);
    finishImplied();
    finishDirectories();
  }

  private void take(LayerArchive archive, TarArchiveEntry entry) throws IOException {
    EntryName name = EntryName.of(entry.getName());
    if (name.isOpaqueMark()) {
      opaque.add(name.parent());
    } else if (name.isForeignMark()) {
      return;
    } else if (name.isWhiteout()) {
      hidden.add(name.hidden());
    } else if (name.isRoot()) {
      directories.put(name, entry);
    } else {
      unpack(archive, entry, name);
    }
  }

  private void unpack(LayerArchive archive, TarArchiveEntry entry, EntryName name)
      throws IOException {
    if (entry.isDirectory()) {
      directory(entry, name);
    } else if (entry.isSymbolicLink()) {
      Path place = makeRoom(name);
      Files.createSymbolicLink(place, Path.of(entry.getLinkName()));
      traits.apply(place, entry);
    } else if (entry.isLink()) {
      link(entry, name);
    } else if (entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO()) {
      // The host gives every container its own /dev; other devices are not for images to bring.
      tree.clear(tree.place(name), false);
    } else if (isFile(entry)) {
      file(archive, entry, name);
    } else {
      throw new ImageException(
          ImageProblem.BAD_LAYER,
          "`" + name + "` is of the unknown kind `" + (char) entry.getLinkFlag() + "`");
    }
  }

  private static boolean isFile(TarArchiveEntry entry) {
    byte flag = entry.getLinkFlag();
    return entry.isSparse()
        || flag == TarConstants.LF_NORMAL
        || flag == TarConstants.LF_OLDNORM
        || flag == TarConstants.LF_CONTIG;
  }

  private Path makeRoom(EntryName name) throws IOException {
    Path place = tree.place(name);
    tree.clear(place, false);
    directories.remove(name);
    return place;
  }

  private void directory(TarArchiveEntry entry, EntryName name) throws IOException {
    Path place = tree.place(name);
    tree.clear(place, true);
    if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(place);
    }
    directories.put(name, entry);
  }

  private void file(LayerArchive archive, TarArchiveEntry entry, EntryName name)
      throws IOException {
    Path place = makeRoom(name);
    try (OutputStream out =
        Files.newOutputStream(place, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int n = archive.content().read(buffer); n >= 0; n = archive.content().read(buffer)) {
        out.write(buffer, 0, n);
      }
    }
    traits.apply(place, entry);
  }

  private void link(TarArchiveEntry entry, EntryName name) throws IOException {
    EntryName target = EntryName.rooted(entry.getLinkName());
    Optional<Path> here = tree.find(target);
    if (here.isPresent() && target.equals(name)) {
      return;
    }
    Path place = makeRoom(name);
    if (here.isPresent() && !Files.isDirectory(here.get(), LinkOption.NOFOLLOW_LINKS)) {
      Files.createLink(place, here.get());
      return;
    }
    // The target is of a layer below: overlayfs would copy it up, so this does.
    Path below =
        lower
            .find(target)
            .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
            .orElseThrow(
                () ->
                    EntryName.unsafe(
                        name.toString(),
                        "is a link to `" + target + "`, which is no file of the image"));
    Files.copy(below, place, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    traits.apply(place, entry);
  }

  /** What the archive does not describe looks as below, or as a directory usually does. */
  private void finishImplied() throws IOException {
    for (EntryName name : tree.implied()) {
      Optional<Path> place = directories.containsKey(name) ? Optional.empty() : tree.find(name);
      if (place.isPresent() && Files.isDirectory(place.get(), LinkOption.NOFOLLOW_LINKS)) {
        traits.inherit(place.get(), lower.find(name));
      }
    }
  }

  /** Deepest first, because a directory's time changes when something is made in it. */
  private void finishDirectories() throws IOException {
    var names = new ArrayList<>(directories.keySet());
    names.sort(Comparator.comparing((EntryName n) -> n.parts().size()).reversed());
    for (EntryName name : names) {
      Optional<Path> place = tree.find(name);
      if (place.isPresent() && Files.isDirectory(place.get(), LinkOption.NOFOLLOW_LINKS)) {
        traits.apply(place.get(), Objects.requireNonNull(directories.get(name)));
      }
    }
  }
}
