package dev.jstack.image;

import dev.jstack.image.model.ImageException;
import dev.jstack.schema.model.PullPolicy;

/** Brings images to this machine. Whoever plans calls it first, so that plans find images there. */
public interface ImageSource {

  /**
   * The image of {@code reference} with its layers ready, downloaded when {@code policy} says so.
   * Blocks; an interrupt ends it and leaves what has been downloaded for the next call.
   *
   * @param listener is told of progress, from several threads, one at a time
   * @throws ImageException when the image cannot be had: why, and what to do
   */
  ResolvedImage ensure(
      String reference, ImagePlatform platform, PullPolicy policy, PullListener listener);
}
