package dev.jstack.runner.view;

import dev.jstack.engine.StackStatus;
import dev.jstack.engine.StackStatus.Replica;
import dev.jstack.image.ImageConfig;
import dev.jstack.image.ImageStore;
import dev.jstack.image.docker.BorrowedImage;
import dev.jstack.image.model.ImageReference;
import dev.jstack.image.store.ImageRecord;
import dev.jstack.json.Json;
import dev.jstack.runner.console.Style;
import dev.jstack.runner.progress.ByteCount;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What {@code images} and {@code image inspect} show. */
public final class ImagesView {
  private static final String OURS = "jstack";

  private final ImageStore images;
  private final List<StackStatus> stacks;

  /**
   * A view.
   *
   * @param stacks whose services may use images
   */
  public ImagesView(ImageStore images, List<StackStatus> stacks) {
    this.images = images;
    this.stacks = stacks;
  }

  /** A table, at most {@code columns} wide. Where images come from is said when Docker has some. */
  public String table(List<ImageRecord> records, Style style, int columns) {
    List<BorrowedImage> borrowed = images.borrowed();
    Table table =
        borrowed.isEmpty()
            ? new Table("IMAGE", "PLATFORM", "DIGEST", "DOWNLOAD", "ON DISK", "USED BY")
            : new Table("IMAGE", "PLATFORM", "DIGEST", "DOWNLOAD", "ON DISK", "USED BY", "ORIGIN");
    records.forEach(record -> table.row(row(entry(record), !borrowed.isEmpty())));
    borrowed.forEach(image -> table.row(row(entry(image), true)));
    return String.join("\n", table.lines(style, columns));
  }

  private static String[] row(Entry entry, boolean withOrigin) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                ImageReference.parse(entry.reference()).familiar(),
                entry.platform(),
                entry.digest().substring(7, 19),
                entry.origin().equals(OURS) ? ByteCount.of(entry.downloadBytes()) : "-",
                ByteCount.of(entry.diskBytes()),
                entry.usedBy().isEmpty() ? "-" : String.join(", ", entry.usedBy())));
    if (withOrigin) {
      cells.add(entry.origin());
    }
    return cells.toArray(new String[0]);
  }

  /** {@code stack/service}, of the services whose image it is. */
  private List<String> users(Predicate<String> means) {
    Set<String> users = new LinkedHashSet<>();
    for (StackStatus stack : stacks) {
      for (Replica replica : stack.replicas()) {
        if (replica.image().filter(means).isPresent()) {
          users.add(stack.stack() + "/" + replica.service());
        }
      }
    }
    return List.copyOf(users);
  }

  private record Answer(int formatVersion, List<Entry> images) {}

  private record Entry(
      String reference,
      String platform,
      Optional<String> osVersion,
      String digest,
      long downloadBytes,
      long diskBytes,
      Optional<String> pulledAt,
      List<String> usedBy,
      String origin) {}

  private record Details(int formatVersion, List<Detail> images) {}

  private record Detail(
      ImageRecord image, Optional<ImageConfig> config, long downloadBytes, long diskBytes) {}

  /** One JSON document. */
  public String json(List<ImageRecord> records) {
    List<Entry> entries = new ArrayList<>();
    records.forEach(record -> entries.add(entry(record)));
    images.borrowed().forEach(image -> entries.add(entry(image)));
    return Json.PLAIN.writeIndented(new Answer(1, entries));
  }

  private Entry entry(ImageRecord record) {
    return new Entry(
        record.reference(),
        record.platform().toString(),
        record.platform().osVersion(),
        record.manifest(),
        record.size(),
        images.unpackedSize(record),
        Optional.of(record.pulledAt()),
        users(name -> images.isUsed(record, Set.of(name))),
        OURS);
  }

  private Entry entry(BorrowedImage image) {
    return new Entry(
        image.reference().toString(),
        image.config().platform().toString(),
        image.config().osVersion(),
        image.digest().toString(),
        0,
        image.bytes(),
        Optional.empty(),
        users(name -> images.isUsed(image, Set.of(name))),
        "docker");
  }

  /** All there is to know of images, as JSON. */
  public String inspect(List<ImageRecord> records) {
    List<Detail> details =
        records.stream()
            .map(r -> new Detail(r, images.config(r), r.size(), images.unpackedSize(r)))
            .toList();
    return Json.PLAIN.writeIndented(new Details(1, details));
  }
}
