package dev.jstack.image;

import dev.jstack.image.model.Digest;
import dev.jstack.image.model.MediaTypes;
import dev.jstack.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** An image made up by a test: layers, configuration, manifest, all by digest. */
public final class ImageFixture {
  private final Map<Digest, byte[]> blobs = new LinkedHashMap<>();
  private final List<Map<String, Object>> layers = new ArrayList<>();
  private final List<String> diffIds = new ArrayList<>();
  private final Map<String, Object> config = new LinkedHashMap<>();

  private ImageFixture(String os, String architecture) {
    config.put("architecture", architecture);
    config.put("os", os);
  }

  public static ImageFixture linux() {
    return new ImageFixture("linux", "amd64");
  }

  public static ImageFixture windows(String version) {
    ImageFixture image = new ImageFixture("windows", "amd64");
    image.config.put("os.version", version);
    return image;
  }

  /** What the image says to run. */
  public ImageFixture running(Map<String, Object> run) {
    config.put("config", run);
    return this;
  }

  /** A gzip layer of the files that a tar builder has. */
  public ImageFixture layer(TarFixture tar) {
    return layer(tar.bytes(), MediaTypes.OCI_LAYER_GZIP, gzip(tar.bytes()));
  }

  ImageFixture layer(byte[] archive, String mediaType, byte[] blob) {
    Digest digest = Digest.of(blob);
    blobs.put(digest, blob);
    diffIds.add(Digest.of(archive).toString());
    layers.add(descriptor(mediaType, digest, blob.length));
    return this;
  }

  /** A layer whose blob the registry does not have. */
  ImageFixture foreign(TarFixture tar, String url) {
    byte[] blob = gzip(tar.bytes());
    diffIds.add(Digest.of(tar.bytes()).toString());
    Map<String, Object> layer =
        new LinkedHashMap<>(
            descriptor(
                "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip",
                Digest.of(blob),
                blob.length));
    layer.put("urls", List.of(url));
    layers.add(layer);
    return this;
  }

  Map<Digest, byte[]> blobs() {
    Map<Digest, byte[]> all = new LinkedHashMap<>(blobs);
    all.put(Digest.of(config()), config());
    return all;
  }

  byte[] config() {
    Map<String, Object> whole = new LinkedHashMap<>(config);
    whole.put("rootfs", Map.of("type", "layers", "diff_ids", diffIds));
    return json(whole);
  }

  byte[] manifest() {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("schemaVersion", 2);
    manifest.put("mediaType", MediaTypes.OCI_MANIFEST);
    manifest.put("config", descriptor(MediaTypes.OCI_CONFIG, Digest.of(config()), config().length));
    manifest.put("layers", layers);
    return json(manifest);
  }

  public Digest digest() {
    return Digest.of(manifest());
  }

  /** The entry of this image in an index. */
  Map<String, Object> indexEntry() {
    Map<String, Object> entry =
        new LinkedHashMap<>(descriptor(MediaTypes.OCI_MANIFEST, digest(), manifest().length));
    Map<String, Object> platform = new LinkedHashMap<>();
    for (String key : List.of("os", "architecture", "os.version")) {
      if (config.containsKey(key)) {
        platform.put(key, config.get(key));
      }
    }
    entry.put("platform", platform);
    return entry;
  }

  static byte[] index(ImageFixture... images) {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (ImageFixture image : images) {
      entries.add(image.indexEntry());
    }
    Map<String, Object> index = new LinkedHashMap<>();
    index.put("schemaVersion", 2);
    index.put("mediaType", MediaTypes.OCI_INDEX);
    index.put("manifests", entries);
    return json(index);
  }

  private static Map<String, Object> descriptor(String mediaType, Digest digest, int size) {
    Map<String, Object> descriptor = new LinkedHashMap<>();
    descriptor.put("mediaType", mediaType);
    descriptor.put("digest", digest.toString());
    descriptor.put("size", size);
    return descriptor;
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] json(Map<String, Object> tree) {
    return Json.PLAIN.write(tree).getBytes(StandardCharsets.UTF_8);
  }
}
