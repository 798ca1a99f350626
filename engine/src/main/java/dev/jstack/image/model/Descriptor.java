package dev.jstack.image.model;

import dev.jstack.schema.model.OrderedMaps;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Content, described: what it is, its digest, its size.
 *
 * @param urls other places to get it from: base layers of older Windows images
 * @param platform in an index: what the manifest is made for
 */
public record Descriptor(
    String mediaType,
    Digest digest,
    long size,
    List<String> urls,
    Optional<OciPlatform> platform,
    Map<String, String> annotations) {

  public Descriptor {
    urls = List.copyOf(urls);
    annotations = OrderedMaps.copyOf(annotations);
  }

  /** Content without a platform or other places. */
  public static Descriptor of(String mediaType, Digest digest, long size) {
    return new Descriptor(mediaType, digest, size, List.of(), Optional.empty(), Map.of());
  }

  /** Build provenance of BuildKit sits in an index beside the images; it is none. */
  public boolean isAttestation() {
    return "attestation-manifest".equals(annotations.get("vnd.docker.reference.type"))
        || platform.flatMap(OciPlatform::os).filter("unknown"::equals).isPresent();
  }
}
