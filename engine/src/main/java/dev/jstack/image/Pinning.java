package dev.jstack.image;

import dev.jstack.image.model.Digest;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import dev.jstack.image.model.ImageReference;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Puts digests where tags are. */
final class Pinning {
  private final Supplier<Puller> puller;
  private final Inventory inventory;
  private final Consumer<String> told;

  Pinning(Supplier<Puller> puller, Inventory inventory, Consumer<String> told) {
    this.puller = puller;
    this.inventory = inventory;
    this.told = told;
  }

  String of(ImageReference image) {
    return image.digest().isPresent()
        ? image.name() + "@" + image.digest().get()
        : image.withDigest(current(image)).toString();
  }

  private Digest current(ImageReference image) {
    try {
      return puller.get().digest(image);
    } catch (ImageException e) {
      boolean silent =
          e.problem() == ImageProblem.UNREACHABLE || e.problem() == ImageProblem.STALLED;
      Optional<Digest> here = silent ? inventory.digest(image) : Optional.empty();
      here.ifPresent(
          digest ->
              told.accept(
                  e.getMessage() + ": `" + image.familiar() + "` is pinned to what is here"));
      return here.orElseThrow(() -> e);
    }
  }
}
