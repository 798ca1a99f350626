package dev.jstack.runner.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** Debian's docker-registry on loopback, with what the test pushes. */
final class LocalRegistry implements AutoCloseable {
  static final Path PROGRAM = Path.of("/usr/bin/docker-registry");
  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final String host;

  private LocalRegistry(Process process, String host) {
    this.process = process;
    this.host = host;
  }

  static LocalRegistry start(Path folder) throws IOException {
    String host = "127.0.0.1:" + freePort();
    String text =
        """
        version: 0.1
        log: {level: error}
        storage: {filesystem: {rootdirectory: %s}}
        http: {addr: '%s'}
        """
            .formatted(folder.resolve("registry"), host);
    Path settings = Files.writeString(folder.resolve("registry.yml"), text);
    Process process =
        new ProcessBuilder(PROGRAM.toString(), "serve", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("registry.log").toFile())
            .start();
    LocalRegistry registry = new LocalRegistry(process, host);
    Eventually.get(
        30, () -> Http.get("http://" + host + "/v2/"), answer -> answer.startsWith("{}"));
    return registry;
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  String host() {
    return host;
  }

  /** Pushes the one image of an archive of {@code docker save}, unpacked in a folder. */
  String push(String repository, String tag, Path image) throws IOException {
    byte[] config = Files.readAllBytes(image.resolve("config.json"));
    byte[] layer = gzip(Files.readAllBytes(image.resolve("layer.tar")));
    String manifest =
        """
        {"schemaVersion":2,"mediaType":"%s","config":%s,"layers":[%s]}"""
            .formatted(
                MANIFEST,
                descriptor("application/vnd.oci.image.config.v1+json", config),
                descriptor("application/vnd.oci.image.layer.v1.tar+gzip", layer));
    upload(repository, config);
    upload(repository, layer);
    URI uri = URI.create("http://" + host + "/v2/" + repository + "/manifests/" + tag);
    byte[] bytes = manifest.getBytes(StandardCharsets.UTF_8);
    send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", MANIFEST)
            .PUT(BodyPublishers.ofByteArray(bytes)));
    return digest(bytes);
  }

  private void upload(String repository, byte[] blob) throws IOException {
    URI uploads = URI.create("http://" + host + "/v2/" + repository + "/blobs/uploads/");
    String place =
        send(HttpRequest.newBuilder(uploads).POST(BodyPublishers.noBody()))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    send(
        HttpRequest.newBuilder(uploads.resolve(place + "&digest=" + digest(blob)))
            .header("Content-Type", "application/octet-stream")
            .PUT(BodyPublishers.ofByteArray(blob)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IOException(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static String descriptor(String type, byte[] blob) {
    return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}"
        .formatted(type, digest(blob), blob.length);
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
