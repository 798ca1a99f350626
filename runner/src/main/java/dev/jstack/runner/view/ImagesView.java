package dev.jstack.runner.view;

import dev.jstack.engine.StackStatus;
import dev.jstack.engine.StackStatus.Replica;
import dev.jstack.image.ImageConfig;
import dev.jstack.image.ImageStore;
import dev.jstack.image.model.ImageReference;
import dev.jstack.image.store.ImageRecord;
import dev.jstack.json.Json;
import dev.jstack.runner.console.Style;
import dev.jstack.runner.progress.ByteCount;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code images} and {@code image inspect} show. */
public final class ImagesView {
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

  /** A table, at most {@code columns} wide. */
  public String table(List<ImageRecord> records, Style style, int columns) {
    Table table = new Table("IMAGE", "PLATFORM", "DIGEST", "DOWNLOAD", "ON DISK", "USED BY");
    for (ImageRecord record : records) {
      table.row(
          ImageReference.parse(record.reference()).familiar(),
          record.platform().toString(),
          record.manifest().substring(7, 19),
          ByteCount.of(record.size()),
          ByteCount.of(images.unpackedSize(record)),
          usedBy(record).isEmpty() ? "-" : String.join(", ", usedBy(record)));
    }
    return String.join("\n", table.lines(style, columns));
  }

  /** {@code stack/service}. */
  private Set<String> usedBy(ImageRecord record) {
    Set<String> users = new LinkedHashSet<>();
    for (StackStatus stack : stacks) {
      for (Replica replica : stack.replicas()) {
        if (replica.image().filter(name -> images.isUsed(record, Set.of(name))).isPresent()) {
          users.add(stack.stack() + "/" + replica.service());
        }
      }
    }
    return users;
  }

  private record Answer(int formatVersion, List<Entry> images) {}

  private record Entry(
      String reference,
      String platform,
      Optional<String> osVersion,
      String digest,
      long downloadBytes,
      long diskBytes,
      String pulledAt,
      List<String> usedBy) {}

  private record Details(int formatVersion, List<Detail> images) {}

  private record Detail(
      ImageRecord image, Optional<ImageConfig> config, long downloadBytes, long diskBytes) {}

  /** One JSON document. */
  public String json(List<ImageRecord> records) {
    return Json.PLAIN.writeIndented(new Answer(1, records.stream().map(this::entry).toList()));
  }

  private Entry entry(ImageRecord record) {
    return new Entry(
        record.reference(),
        record.platform().toString(),
        record.platform().osVersion(),
        record.manifest(),
        record.size(),
        images.unpackedSize(record),
        record.pulledAt(),
        List.copyOf(usedBy(record)));
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
