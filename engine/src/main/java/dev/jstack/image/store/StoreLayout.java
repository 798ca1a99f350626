package dev.jstack.image.store;

import dev.jstack.image.model.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where things are below the root of a store.
 *
 * <pre>
 * blobs/sha256/HEX      verified content, never changed
 * partial/HEX           downloads that have begun
 * refs/HEX.json         one record of an image by the hash of name and platform
 * layers/SHORT          a layer ready to be mounted; SHORT.json says which, written last
 * locks/NAME            empty files that processes lock
 * tmp/                  work that a crash may leave behind; swept by prune
 * </pre>
 */
public record StoreLayout(Path root) {
  /** 96 bits tell layers apart; overlay mounts list many of these paths in one page. */
  private static final int LAYER_NAME = 24;

  public Path blob(Digest digest) {
    return root.resolve("blobs").resolve(digest.algorithm()).resolve(digest.hex());
  }

  Path blobs() {
    return root.resolve("blobs");
  }

  Path partials() {
    return root.resolve("partial");
  }

  Path partial(Digest digest) {
    return partials().resolve(digest.hex());
  }

  Path refs() {
    return root.resolve("refs");
  }

  public Path layers() {
    return root.resolve("layers");
  }

  /** The directory of the layer with this chain id. It must never be renamed (Windows ids). */
  public Path layer(Digest chainId) {
    return layers().resolve(chainId.hex().substring(0, LAYER_NAME));
  }

  public Path layerMark(Digest chainId) {
    return layers().resolve(chainId.hex().substring(0, LAYER_NAME) + ".json");
  }

  public Path tmp() {
    return root.resolve("tmp");
  }

  Path lock(String name) {
    return root.resolve("locks").resolve(name);
  }

  /** Makes a directory for its owner only, with its parents. */
  public static Path directory(Path path) {
    try {
      if (!Files.isDirectory(path)) {
        Path parent = path.getParent();
        if (parent != null) {
          directory(parent);
        }
        create(path);
      }
      return path;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(Path path) throws IOException {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    try {
      if (posix) {
        var ownerOnly = PosixFilePermissions.fromString("rwx------");
        Files.createDirectory(path, PosixFilePermissions.asFileAttribute(ownerOnly));
      } else {
        Files.createDirectory(path);
      }
    } catch (FileAlreadyExistsException e) {
      // Another process was faster.
    }
  }
}
