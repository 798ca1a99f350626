package dev.jstack.image.archive;

import dev.jstack.image.model.Descriptor;
import dev.jstack.image.model.Digest;
import dev.jstack.image.model.MediaTypes;
import dev.jstack.json.Json;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes a tar that is an OCI layout and an archive of {@code docker save} at once, as Docker does
 * since version 25; each blob once. The same images give the same bytes.
 */
public final class ArchiveWriter implements Closeable {
  private final TarArchiveOutputStream tar;
  private final Set<Digest> written = new HashSet<>();
  private final List<Map<String, Object>> index = new ArrayList<>();
  private final List<Map<String, Object>> docker = new ArrayList<>();

  public ArchiveWriter(OutputStream out) {
    this.tar = new TarArchiveOutputStream(out, "UTF-8");
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
  }

  /** Writes a blob, unless it is there. The stream is closed. */
  public void blob(Descriptor blob, InputStream content) throws IOException {
    try (content) {
      if (written.add(blob.digest())) {
        begin(path(blob.digest()), blob.size());
        content.transferTo(tar);
        tar.closeArchiveEntry();
      }
    }
  }

  /** Names an image whose blobs have been written. */
  public void image(String name, Descriptor manifest, Digest config, List<Digest> layers) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("mediaType", MediaTypes.OCI_MANIFEST);
    entry.put("digest", manifest.digest().toString());
    entry.put("size", manifest.size());
    Map<String, Object> notes = new LinkedHashMap<>();
    notes.put("io.containerd.image.name", name);
    notes.put("org.opencontainers.image.ref.name", name.substring(name.lastIndexOf(':') + 1));
    entry.put("annotations", notes);
    index.add(entry);
    Map<String, Object> saved = new LinkedHashMap<>();
    saved.put("Config", path(config));
    saved.put("RepoTags", name.contains("@") ? List.of() : List.of(name));
    saved.put("Layers", layers.stream().map(ArchiveWriter::path).toList());
    docker.add(saved);
  }

  private static String path(Digest digest) {
    return "blobs/" + digest.algorithm() + "/" + digest.hex();
  }

  private void begin(String name, long size) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(size);
    entry.setModTime(0);
    tar.putArchiveEntry(entry);
  }

  private void document(String name, Object tree) throws IOException {
    byte[] bytes = Json.PLAIN.write(tree).getBytes(StandardCharsets.UTF_8);
    begin(name, bytes.length);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  /** Writes the two tables of contents. */
  @Override
  public void close() throws IOException {
    Map<String, Object> layout = new LinkedHashMap<>();
    layout.put("schemaVersion", 2);
    layout.put("mediaType", MediaTypes.OCI_INDEX);
    layout.put("manifests", index);
    document("oci-layout", Map.of("imageLayoutVersion", "1.0.0"));
    document("index.json", layout);
    document("manifest.json", docker);
    tar.close();
  }
}
