package dev.jstack.image.docker;

import dev.jstack.image.model.ConfigDocument;
import dev.jstack.image.model.Digest;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageReference;
import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The images of a Docker daemon that keeps its layers with the driver windowsfilter. What is not
 * whole is left out: it is Docker's to mend.
 */
public final class DockerStore {
  private static final long LONGEST = 16 << 20;

  private final Path images;
  private final LayerDatabase layers;

  /**
   * A store.
   *
   * @param root Docker's data root, {@code C:\ProgramData\docker}; may be absent
   */
  public DockerStore(Path root) {
    this.images = root.resolve("image").resolve("windowsfilter");
    this.layers = new LayerDatabase(images.resolve("layerdb"), root.resolve("windowsfilter"));
  }

  /** The store of this machine's Docker, wherever its daemon.json has put it. */
  public static DockerStore ofMachine(Map<String, String> environment) {
    Path usual =
        Path.of(environment.getOrDefault("ProgramData", "C:\\ProgramData")).resolve("docker");
    Path settings = usual.resolve("config").resolve("daemon.json");
    Optional<String> moved = text(tree(settings), "data-root").filter(path -> !path.isEmpty());
    return new DockerStore(moved.map(Path::of).orElse(usual));
  }

  /** All images with a tag whose layers are all there, by name. */
  public List<BorrowedImage> all() {
    List<BorrowedImage> found = new ArrayList<>();
    Map<?, ?> repositories = member(tree(images.resolve("repositories.json")), "Repositories");
    for (Object name : repositories.keySet()) {
      Map<?, ?> names = member(repositories, String.valueOf(name));
      for (Map.Entry<?, ?> entry : names.entrySet()) {
        image(String.valueOf(entry.getKey()), String.valueOf(entry.getValue()), names)
            .ifPresent(found::add);
      }
    }
    found.sort((a, b) -> a.reference().toString().compareTo(b.reference().toString()));
    return found;
  }

  private Optional<BorrowedImage> image(String name, String id, Map<?, ?> names) {
    if (name.indexOf('@') >= 0) {
      return Optional.empty();
    }
    try {
      ImageReference reference = ImageReference.parse(name);
      Digest digest = Digest.parse(id);
      ConfigDocument config = ConfigDocument.read(configuration(digest));
      Optional<LayerDatabase.Chain> chain = layers.chain(config.diffIds());
      return chain.map(
          found ->
              new BorrowedImage(
                  reference, digest, manifest(id, names), config, found.paths(), found.bytes()));
    } catch (IOException | ImageException e) {
      return Optional.empty();
    }
  }

  private byte[] configuration(Digest id) throws IOException {
    Path file = images.resolve("imagedb").resolve("content").resolve("sha256").resolve(id.hex());
    if (Files.size(file) > LONGEST) {
      throw new IOException("the configuration is too long");
    }
    byte[] bytes = Files.readAllBytes(file);
    if (!Digest.of(bytes).equals(id)) {
      throw new IOException("the configuration is not what it is called");
    }
    return bytes;
  }

  /** Docker keeps the digest of a pulled image as a name beside its tag. */
  private static Optional<Digest> manifest(String id, Map<?, ?> names) {
    for (Map.Entry<?, ?> entry : names.entrySet()) {
      String name = String.valueOf(entry.getKey());
      int at = name.indexOf('@');
      if (at >= 0 && id.equals(entry.getValue())) {
        return Optional.of(Digest.parse(name.substring(at + 1)));
      }
    }
    return Optional.empty();
  }

  private static Map<?, ?> tree(Path file) {
    try {
      boolean readable = Files.isRegularFile(file) && Files.size(file) <= LONGEST;
      return readable && Json.tree(Files.readString(file)) instanceof Map<?, ?> map
          ? map
          : Map.of();
    } catch (IOException | JsonException e) {
      return Map.of();
    }
  }

  private static Map<?, ?> member(Map<?, ?> tree, String name) {
    return tree.get(name) instanceof Map<?, ?> map ? map : Map.of();
  }

  private static Optional<String> text(Map<?, ?> tree, String name) {
    return tree.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }
}
