package dev.jstack.image;

import java.util.Optional;

/** The images that a host can run now. Looks, never downloads. */
public interface Images {

  /** The image of {@code reference} that fits {@code platform}, when its layers are there. */
  Optional<ResolvedImage> find(String reference, ImagePlatform platform);
}
