package dev.jstack.image.store;

import dev.jstack.image.model.Descriptor;
import dev.jstack.image.model.Digest;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Verified content by digest. For any number of threads and processes. */
public final class ContentStore {
  private final StoreLayout layout;
  private final StoreLocks locks;
  private final ImageRecords records;

  /** The store below {@code root}; directories are made when something is written. */
  public ContentStore(Path root) {
    this.layout = new StoreLayout(root);
    this.locks = new StoreLocks(layout);
    this.records = new ImageRecords(layout);
  }

  public StoreLayout layout() {
    return layout;
  }

  public StoreLocks locks() {
    return locks;
  }

  public ImageRecords records() {
    return records;
  }

  /**
   * Runs {@code work} while nothing is pruned: whoever adds content and then the record that refers
   * to it does both in one.
   */
  public <T> T using(StoreLocks.Work<T> work) throws IOException {
    return locks.sharing("store", work);
  }

  public boolean has(Descriptor blob) throws IOException {
    Path file = layout.blob(blob.digest());
    return Files.isRegularFile(file) && Files.size(file) == blob.size();
  }

  /** The bytes of a small blob, verified again: a disk may lie too. */
  public Optional<byte[]> read(Digest digest, int longest) throws IOException {
    Path file = layout.blob(digest);
    if (!Files.isRegularFile(file) || Files.size(file) > longest) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    try (InputStream again = new ByteArrayInputStream(bytes)) {
      return digest.sameKindOf(again).equals(digest) ? Optional.of(bytes) : Optional.empty();
    }
  }

  /** Opens a blob; the reader of a layer verifies what it reads. */
  public InputStream open(Digest digest) throws IOException {
    return Files.newInputStream(layout.blob(digest));
  }

  /** Adds a blob that is in a file, when it is what its descriptor says. */
  public boolean add(Descriptor blob, InputStream content) throws IOException {
    return locks.exclusively(
        blobLock(blob.digest()), () -> {}, () -> has(blob) || copy(blob, content));
  }

  private boolean copy(Descriptor blob, InputStream content) throws IOException {
    try (Partial partial = partial(blob)) {
      partial.restart();
      byte[] buffer = new byte[1 << 16];
      for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
        partial.append(buffer, n);
      }
      return partial.complete() && partial.commit();
    }
  }

  /**
   * Removes every blob that is not in {@code keep}, begun downloads and leavings. To be called
   * while nobody uses the store.
   *
   * @return the bytes that are free now
   */
  public long sweep(Set<Digest> keep) throws IOException {
    Set<Path> kept = keep.stream().map(layout::blob).collect(Collectors.toSet());
    long freed = 0;
    for (Path place : List.of(layout.blobs(), layout.partials())) {
      for (Path file : files(place)) {
        if (!kept.contains(file)) {
          freed += Files.size(file);
          Files.delete(file);
        }
      }
    }
    return freed;
  }

  private static List<Path> files(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  /** Runs {@code work} while nobody else uses the store. */
  public <T> T alone(StoreLocks.Work<T> work) throws IOException {
    return locks.exclusively("store", () -> {}, work);
  }

  /** Adds a small blob whose digest the caller has verified. */
  public void put(Digest digest, byte[] bytes) throws IOException {
    write(layout.blob(digest), bytes);
  }

  /** Begins or continues a blob. The caller holds the lock {@link #blobLock}. */
  public Partial partial(Descriptor blob) throws IOException {
    StoreLayout.directory(layout.partials());
    Path target = layout.blob(blob.digest());
    StoreLayout.directory(Objects.requireNonNull(target.getParent()));
    return new Partial(blob, layout.partial(blob.digest()), target);
  }

  /** The name of the lock under which one process downloads a blob for all. */
  public static String blobLock(Digest digest) {
    return "blob-" + digest.hex();
  }

  /** Writes a file whole or not at all. */
  void write(Path target, byte[] bytes) throws IOException {
    writeWhole(layout, target, bytes);
  }

  static void writeWhole(StoreLayout layout, Path target, byte[] bytes) throws IOException {
    StoreLayout.directory(Objects.requireNonNull(target.getParent()));
    Path draft = Files.createTempFile(StoreLayout.directory(layout.tmp()), "w", "");
    try {
      Files.write(draft, bytes);
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** A failure of the disk in words. */
  public static ImageException failure(String doing, IOException e) {
    boolean full = String.valueOf(e.getMessage()).contains("No space left");
    return new ImageException(
        full ? ImageProblem.NO_SPACE : ImageProblem.STORE,
        "could not " + doing + ": " + Objects.requireNonNullElse(e.getMessage(), e.toString()),
        e);
  }
}
