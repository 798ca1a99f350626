package dev.jstack.image;

import dev.jstack.image.model.ConfigDocument;
import dev.jstack.image.model.Digest;
import dev.jstack.image.model.ImageDocument.ImageManifest;
import java.util.List;
import java.util.Optional;

/**
 * The image that a reference leads to on a platform.
 *
 * @param index the index that it was chosen from
 * @param reason why it was chosen
 * @param chainIds of its layers, base first
 */
record Choice(
    Optional<Digest> index,
    ImageManifest manifest,
    ConfigDocument config,
    String reason,
    List<Digest> chainIds) {}
