package dev.jstack.image.archive;

import dev.jstack.image.model.Descriptor;
import dev.jstack.image.model.Digest;
import dev.jstack.image.model.MediaTypes;
import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import dev.jstack.json.JsonName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An archive that has been opened.
 *
 * <p>Of the two shapes the OCI layout is preferred where an archive has both, because its digests
 * are those of the registry. Nothing here is verified; who takes a blob does that.
 */
public final class ImageArchive {
  private static final String FULL_NAME = "io.containerd.image.name";
  private static final String SHORT_NAME = "org.opencontainers.image.ref.name";

  private final ArchiveFiles files;
  private final Map<Digest, byte[]> documents = new HashMap<>();
  private final Map<Digest, Path> blobs = new HashMap<>();
  private final List<Root> roots = new ArrayList<>();

  /**
   * An image in the archive.
   *
   * @param names what it is called; may be empty
   * @param root digest of its manifest or index
   */
  public record Root(List<String> names, Digest root) {
    public Root {
      names = List.copyOf(names);
    }
  }

  private ImageArchive(ArchiveFiles files) {
    this.files = files;
  }

  /**
   * Opens a tar, packed or not, or a directory with an OCI layout.
   *
   * @param work an empty directory for its files
   */
  public static ImageArchive open(Path archive, Path work) throws IOException {
    ImageArchive image = new ImageArchive(ArchiveFiles.open(archive, work));
    try {
      image.read();
    } catch (JsonException e) {
      throw ArchiveFiles.bad(e.path() + " " + e.getMessage());
    }
    return image;
  }

  private void read() throws IOException {
    Optional<byte[]> index = files.document("index.json");
    Optional<byte[]> docker = files.document("manifest.json");
    if (index.isPresent() && files.document("oci-layout").isPresent()) {
      oci(parse(index.get(), "{\"entries\":", Index.class));
    } else if (docker.isPresent()) {
      for (Saved saved : parse(docker.get(), "{\"images\":", SavedImages.class).images()) {
        docker(saved);
      }
    } else {
      throw ArchiveFiles.bad("it has neither index.json nor manifest.json");
    }
  }

  /** A list becomes the one member of an object, because documents are read into records. */
  private static <T extends Record> T parse(byte[] bytes, String prefix, Class<T> type) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return Json.PLAIN.readLenient(prefix + text + "}", type);
  }

  private void oci(Index index) {
    for (Entry entry : index.entries().manifests()) {
      Map<String, String> notes = entry.annotations().orElse(Map.of());
      String name = notes.getOrDefault(FULL_NAME, notes.getOrDefault(SHORT_NAME, ""));
      roots.add(new Root(name.isEmpty() ? List.of() : List.of(name), Digest.parse(entry.digest())));
    }
  }

  private void docker(Saved saved) throws IOException {
    Digest config = take(saved.config());
    List<Map<String, Object>> layers = new ArrayList<>();
    for (String layer : saved.layers()) {
      layers.add(descriptor(MediaTypes.OCI_LAYER, take(layer)));
    }
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("schemaVersion", 2);
    manifest.put("mediaType", MediaTypes.OCI_MANIFEST);
    manifest.put("config", descriptor(MediaTypes.OCI_CONFIG, config));
    manifest.put("layers", layers);
    byte[] bytes = Json.PLAIN.write(manifest).getBytes(StandardCharsets.UTF_8);
    documents.put(Digest.of(bytes), bytes);
    roots.add(new Root(saved.repoTags(), Digest.of(bytes)));
  }

  private Digest take(String name) throws IOException {
    Path file = files.find(name).orElseThrow(() -> ArchiveFiles.bad("`" + name + "` is missing"));
    try (InputStream in = Files.newInputStream(file)) {
      Digest digest = Digest.of("").sameKindOf(in);
      blobs.put(digest, file);
      return digest;
    }
  }

  private Map<String, Object> descriptor(String mediaType, Digest digest) throws IOException {
    Map<String, Object> descriptor = new LinkedHashMap<>();
    descriptor.put("mediaType", mediaType);
    descriptor.put("digest", digest.toString());
    descriptor.put("size", Files.size(Objects.requireNonNull(blobs.get(digest))));
    return descriptor;
  }

  public List<Root> roots() {
    return List.copyOf(roots);
  }

  /** A manifest or an index; empty when the archive does not have it. */
  public Optional<byte[]> document(Digest digest) throws IOException {
    byte[] made = documents.get(digest);
    return made != null
        ? Optional.of(made.clone())
        : files.document("blobs/" + digest.algorithm() + "/" + digest.hex());
  }

  /** Opens a blob; empty when the archive does not have it. */
  public Optional<InputStream> blob(Descriptor blob) throws IOException {
    Digest digest = blob.digest();
    if (documents.containsKey(digest)) {
      return document(digest).map(ByteArrayInputStream::new);
    }
    Optional<Path> file =
        Optional.ofNullable(blobs.get(digest))
            .or(() -> files.find("blobs/" + digest.algorithm() + "/" + digest.hex()));
    return file.isPresent() ? Optional.of(Files.newInputStream(file.get())) : Optional.empty();
  }

  /** index.json. */
  record Index(Entries entries) {}

  /** The index of a layout. */
  record Entries(List<Entry> manifests) {}

  /** A root of a layout. */
  record Entry(String digest, Optional<Map<String, String>> annotations) {}

  /** manifest.json of docker save. */
  record SavedImages(List<Saved> images) {}

  /** An image of docker save. */
  record Saved(
      @JsonName("Config") String config,
      @JsonName("RepoTags") List<String> repoTags,
      @JsonName("Layers") List<String> layers) {}
}
