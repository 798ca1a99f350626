package dev.jstack.image.store;

import dev.jstack.image.model.Digest;
import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The images of a store by name. One file each, replaced as a whole. */
public final class ImageRecords {
  private final StoreLayout layout;

  ImageRecords(StoreLayout layout) {
    this.layout = layout;
  }

  /** All images, by name. A record of another version of jstack is passed over. */
  public List<ImageRecord> all() throws IOException {
    List<ImageRecord> records = new ArrayList<>();
    for (Path file : files()) {
      try {
        records.add(Json.PLAIN.readLenient(Files.readString(file), ImageRecord.class));
      } catch (JsonException | NoSuchFileException e) {
        // Damaged, foreign or removed this very moment: the image counts as absent.
      }
    }
    records.sort(
        Comparator.comparing(ImageRecord::reference).thenComparing(r -> r.platform().toString()));
    return records;
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(layout.refs())) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(layout.refs())) {
      return entries.filter(p -> p.getFileName().toString().endsWith(".json")).sorted().toList();
    }
  }

  /** Adds an image or replaces the one of the same name and platform. */
  public void save(ImageRecord record) throws IOException {
    byte[] text = Json.PLAIN.writeIndented(record).getBytes(StandardCharsets.UTF_8);
    ContentStore.writeWhole(layout, file(record), text);
  }

  /** Forgets an image; its content goes with the next prune. */
  public void remove(ImageRecord record) throws IOException {
    Files.deleteIfExists(file(record));
  }

  /** A hash, because names of registries are no safe file names on Windows. */
  private Path file(ImageRecord record) {
    return layout.refs().resolve(Digest.of(record.key()).hex() + ".json");
  }
}
