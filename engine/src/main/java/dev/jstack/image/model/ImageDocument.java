package dev.jstack.image.model;

import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import dev.jstack.schema.model.OrderedMaps;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a reference leads to: one image, or an index of images for several platforms. */
public sealed interface ImageDocument {
  /** Manifests are kilobytes; registries refuse more than four megabytes. */
  int LONGEST = 4 << 20;

  /** The digest of the bytes that it was read from. */
  Digest digest();

  /** Calls the function for what it is. */
  <R> R match(Function<ImageManifest, R> image, Function<ImageIndex, R> index);

  /**
   * One image.
   *
   * @param layers base first
   */
  record ImageManifest(Digest digest, Descriptor config, List<Descriptor> layers)
      implements ImageDocument {
    public ImageManifest {
      layers = List.copyOf(layers);
    }

    @Override
    public <R> R match(Function<ImageManifest, R> image, Function<ImageIndex, R> index) {
      return image.apply(this);
    }
  }

  /** Images for several platforms, in the order that their maker preferred. */
  record ImageIndex(Digest digest, List<Descriptor> manifests) implements ImageDocument {
    public ImageIndex {
      manifests = List.copyOf(manifests);
    }

    @Override
    public <R> R match(Function<ImageManifest, R> image, Function<ImageIndex, R> index) {
      return index.apply(this);
    }
  }

  /**
   * Reads the bytes of a manifest or an index, of Docker or OCI.
   *
   * @param contentType what the registry called it; the document's own word and its shape are asked
   *     when this says nothing
   * @throws ImageException {@link ImageProblem#BAD_MANIFEST}
   */
  static ImageDocument read(byte[] bytes, Optional<String> contentType) {
    try {
      Shape shape = Json.PLAIN.readLenient(new String(bytes, StandardCharsets.UTF_8), Shape.class);
      return shape.document(Digest.of(bytes), contentType);
    } catch (JsonException e) {
      throw bad("the manifest cannot be read: " + e.path() + " " + e.getMessage());
    }
  }

  private static ImageException bad(String message) {
    return new ImageException(ImageProblem.BAD_MANIFEST, message);
  }

  /** Both kinds at once, as the JSON has them. */
  record Shape(
      int schemaVersion,
      Optional<String> mediaType,
      Optional<Content> config,
      Optional<List<Content>> layers,
      Optional<List<Content>> manifests) {

    private ImageDocument document(Digest digest, Optional<String> contentType) {
      if (schemaVersion != 2) {
        throw bad("manifest schema " + schemaVersion + " is not supported, only 2");
      }
      if (manifests.isPresent() && layers.isPresent()) {
        // One text with two meanings could be approved as the one and run as the other.
        throw bad("the manifest is an image and an index at once");
      }
      Optional<String> type =
          contentType.filter(this::known).or(() -> mediaType.filter(this::known));
      boolean index = type.map(MediaTypes::isIndex).orElse(manifests.isPresent());
      return index ? index(digest) : manifest(digest);
    }

    private boolean known(String type) {
      return MediaTypes.isIndex(type) || MediaTypes.isManifest(type);
    }

    private ImageIndex index(Digest digest) {
      List<Content> entries = manifests.orElseThrow(() -> bad("the index has no `manifests`"));
      return new ImageIndex(digest, entries.stream().map(Content::descriptor).toList());
    }

    private ImageManifest manifest(Digest digest) {
      Content about = config.orElseThrow(() -> bad("the manifest has no `config`"));
      List<Descriptor> content =
          layers.orElseThrow(() -> bad("the manifest has no `layers`")).stream()
              .map(Content::descriptor)
              .toList();
      for (Descriptor layer : content) {
        if (!MediaTypes.isLayer(layer.mediaType())) {
          throw bad("`" + layer.mediaType() + "` is no layer: this is an artifact, not an image");
        }
      }
      return new ImageManifest(digest, about.descriptor(), content);
    }
  }

  /** A descriptor as the JSON has it. */
  record Content(
      Optional<String> mediaType,
      String digest,
      long size,
      List<String> urls,
      Optional<OciPlatform> platform,
      Optional<Map<String, String>> annotations) {

    private Descriptor descriptor() {
      if (size < 0) {
        throw bad("the size of " + digest + " is negative");
      }
      return new Descriptor(
          mediaType.orElse(""),
          Digest.parse(digest),
          size,
          urls,
          platform,
          OrderedMaps.copyOf(annotations.orElse(Map.of())));
    }
  }
}
