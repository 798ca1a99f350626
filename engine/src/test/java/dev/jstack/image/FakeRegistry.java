package dev.jstack.image;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.jstack.image.model.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A registry of a test, on loopback, that can misbehave. */
public final class FakeRegistry implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, byte[]> documents = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Method and path of every request, with its range. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  /** Statuses for the next requests, before the registry behaves. */
  final List<Integer> failures = new CopyOnWriteArrayList<>();

  final AtomicInteger tokens = new AtomicInteger();
  volatile int cutEvery = Integer.MAX_VALUE;
  volatile boolean corrupt;
  volatile boolean stall;
  volatile boolean ranges = true;
  volatile String basic = "";
  volatile String bearer = "";
  volatile String redirectTo = "";

  public FakeRegistry() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  String url(String path) {
    return "http://" + host() + path;
  }

  /** Adds an image under a tag and under its digest. */
  public FakeRegistry push(String repository, String tag, ImageFixture image) {
    image.blobs().forEach((digest, bytes) -> put("/v2/" + repository + "/blobs/" + digest, bytes));
    return manifest(repository, tag, image.manifest());
  }

  FakeRegistry manifest(String repository, String tag, byte[] bytes) {
    put("/v2/" + repository + "/manifests/" + tag, bytes);
    return put("/v2/" + repository + "/manifests/" + Digest.of(bytes), bytes);
  }

  FakeRegistry put(String path, byte[] bytes) {
    documents.put(path, bytes);
    return this;
  }

  long count(String part) {
    return requests.stream().filter(request -> request.contains(part)).count();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String range = exchange.getRequestHeaders().getFirst("Range");
      String path = exchange.getRequestURI().getPath();
      requests.add(exchange.getRequestMethod() + " " + path + (range == null ? "" : " " + range));
      if (path.equals("/token")) {
        token(exchange);
      } else if (!failures.isEmpty()) {
        status(exchange, failures.remove(0));
      } else if (allowed(exchange)) {
        document(exchange, path, range);
      }
    }
  }

  private void token(HttpExchange exchange) throws IOException {
    tokens.incrementAndGet();
    boolean known = basic.isEmpty() || basic.equals(login(exchange));
    if (!known) {
      status(exchange, 401);
      return;
    }
    byte[] body =
        ("{\"token\":\"" + bearer + "\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private static String login(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    return header == null ? "" : header;
  }

  private boolean allowed(HttpExchange exchange) throws IOException {
    String wanted = bearer.isEmpty() ? basic : "Bearer " + bearer;
    if (wanted.isEmpty() || wanted.equals(login(exchange))) {
      return true;
    }
    String challenge =
        bearer.isEmpty()
            ? "Basic realm=\"fake\""
            : "Bearer realm=\"" + url("/token") + "\",service=\"fake\"";
    exchange.getResponseHeaders().add("WWW-Authenticate", challenge);
    status(exchange, 401);
    return false;
  }

  private static void status(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }

  private void document(HttpExchange exchange, String path, String range) throws IOException {
    byte[] bytes = documents.get(path);
    if (bytes == null) {
      status(exchange, 404);
    } else if (!redirectTo.isEmpty() && path.contains("/blobs/")) {
      exchange.getResponseHeaders().add("Location", redirectTo + path);
      status(exchange, 307);
    } else {
      send(exchange, bytes, ranges ? range : null, path.contains("/blobs/"));
    }
  }

  private void send(HttpExchange exchange, byte[] whole, String range, boolean blob)
      throws IOException {
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    byte[] bytes = Arrays.copyOfRange(whole, from, whole.length);
    if (range != null) {
      String part = "bytes " + from + "-" + (whole.length - 1) + "/" + whole.length;
      exchange.getResponseHeaders().add("Content-Range", part);
    }
    if (corrupt && blob) {
      bytes[bytes.length / 2] ^= 1;
    }
    exchange.sendResponseHeaders(range == null ? 200 : 206, bytes.length);
    OutputStream out = exchange.getResponseBody();
    out.write(bytes, 0, blob ? Math.min(cutEvery, bytes.length) : bytes.length);
    out.flush();
    if (stall && blob && cutEvery < bytes.length) {
      awaitClose();
    }
  }

  private void awaitClose() throws IOException {
    try {
      closed.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
