package dev.jstack.runner.command;

import dev.jstack.image.ImageStore;
import dev.jstack.image.model.ImageException;
import dev.jstack.schema.config.Config;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code config --resolve-image-digests} and {@code --lock-image-digests}. */
final class PinnedImages {
  private final Invocation invocation;

  PinnedImages(Invocation invocation) {
    this.invocation = invocation;
  }

  boolean wanted() {
    return lock() || invocation.arguments().has("resolve-image-digests");
  }

  private boolean lock() {
    return invocation.arguments().has("lock-image-digests");
  }

  /**
   * A configuration with a digest in each image.
   *
   * @param images what the images are when all variables have their values
   */
  Config in(Config config, Map<String, String> images) {
    Map<String, String> known = new LinkedHashMap<>();
    try (ImageStore store = invocation.images()) {
      Config pinned =
          config.withImages(
              (service, written) ->
                  known.computeIfAbsent(
                      images.getOrDefault(service, written), name -> pin(store, name)));
      if (lock() && config.hasHookImages()) {
        invocation
            .console()
            .tell(
                "warning: images of pre_start are not in the file: lists are appended when files are"
                    + " merged; --resolve-image-digests pins them, too");
      }
      return lock() ? pinned.onlyImages() : pinned;
    } catch (ImageException e) {
      throw ImageFailure.of(e);
    }
  }

  private String pin(ImageStore images, String image) {
    return images.pin(image, note -> invocation.console().tell("warning: " + note));
  }
}
