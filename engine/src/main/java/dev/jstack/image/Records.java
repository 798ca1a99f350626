package dev.jstack.image;

import dev.jstack.image.model.Descriptor;
import dev.jstack.image.model.Digest;
import dev.jstack.image.model.ImageReference;
import dev.jstack.image.store.ImageRecord;
import dev.jstack.image.store.ImageRecord.Layer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records of images: how one is made, and which of them a reference means. */
final class Records {
  private Records() {}

  static ImageRecord of(ImageReference image, Choice choice, Instant now) {
    List<Layer> layers = new ArrayList<>();
    List<Digest> diffIds = choice.config().diffIds();
    for (int i = 0; i < diffIds.size(); i++) {
      Descriptor blob = choice.manifest().layers().get(i);
      layers.add(
          new Layer(
              blob.mediaType(),
              blob.digest().toString(),
              blob.size(),
              diffIds.get(i).toString(),
              choice.chainIds().get(i).toString(),
              blob.urls()));
    }
    return new ImageRecord(
        name(image),
        choice.index().map(Digest::toString),
        choice.manifest().digest().toString(),
        choice.manifest().config().digest().toString(),
        choice.config().platform(),
        choice.reason(),
        layers,
        now.toString());
  }

  /** The name of a record: a digest says it all, a tag beside it is for people. */
  static String name(ImageReference image) {
    Optional<Digest> digest = image.digest();
    return digest.map(d -> image.name() + "@" + d).orElse(image.toString());
  }

  /** Whether the record is what {@code image} means, by name or by the digest of its content. */
  static boolean means(ImageRecord record, ImageReference image) {
    if (record.reference().equals(name(image))) {
      return true;
    }
    ImageReference known = ImageReference.parse(record.reference());
    return image.digest().isPresent()
        && known.name().equals(image.name())
        && (record.manifest().equals(image.digest().get().toString())
            || record.index().equals(image.digest().map(Digest::toString)));
  }
}
