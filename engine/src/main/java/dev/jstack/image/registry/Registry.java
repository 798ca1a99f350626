package dev.jstack.image.registry;

import dev.jstack.image.model.Descriptor;
import dev.jstack.image.model.Digest;
import dev.jstack.image.model.ImageDocument;
import dev.jstack.image.model.ImageProblem;
import dev.jstack.image.model.ImageReference;
import dev.jstack.image.model.MediaTypes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.Collectors;

/** Registries and their mirrors. For any number of threads. */
public final class Registry implements AutoCloseable {
  private static final String SLEEPER = "jstack-download-timer";

  private final RegistrySettings settings;
  private final Wire wire;
  private final ScheduledThreadPoolExecutor timers;

  public Registry(RegistrySettings settings, CredentialStore logins) {
    this.settings = settings;
    Sender sender = new Sender(settings.proxies(), settings.answer());
    this.wire = new Wire(sender, new Logins(sender, logins));
    this.timers = new ScheduledThreadPoolExecutor(1, Registry::daemon);
    timers.setRemoveOnCancelPolicy(true);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, SLEEPER);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * The manifest or index at {@code target}, a tag or a digest, from the first place that has it.
   *
   * @throws RegistryException when no place gave it, or when it is not what the digest says
   */
  public RawManifest manifest(ImageReference image, String target) throws IOException {
    Optional<Digest> wanted =
        target.indexOf(':') < 0 ? Optional.empty() : Optional.of(Digest.parse(target));
    return anywhere(image, wanted.isPresent(), 0, scope -> manifest(scope, image, target, wanted));
  }

  private RawManifest manifest(
      Scope scope, ImageReference image, String target, Optional<Digest> wanted)
      throws IOException {
    URI uri = scope.place().manifest(image.repository(), target);
    Map<String, String> accept = Map.of("Accept", String.join(", ", MediaTypes.accepted()));
    HttpResponse<InputStream> response = wire.get(uri, scope, accept);
    try (InputStream body = guarded(response)) {
      expect(response, 200, "manifest `" + target + "` of " + image.repository());
      byte[] bytes = body.readNBytes(ImageDocument.LONGEST + 1);
      if (bytes.length > ImageDocument.LONGEST) {
        throw RegistryException.lasting(
            ImageProblem.BAD_MANIFEST, "the manifest of " + image + " is larger than 4 MiB");
      }
      Optional<Digest> said = wanted.or(() -> announced(response));
      if (said.isPresent() && !said.get().equals(digest(said.get(), bytes))) {
        throw corrupt(scope, "the manifest `" + target + "`");
      }
      return new RawManifest(
          bytes, response.headers().firstValue("Content-Type").map(Registry::type));
    }
  }

  private static String type(String header) {
    int semicolon = header.indexOf(';');
    return (semicolon < 0 ? header : header.substring(0, semicolon)).trim();
  }

  private static Digest digest(Digest like, byte[] bytes) throws IOException {
    return like.sameKindOf(new ByteArrayInputStream(bytes));
  }

  /** What the registry calls it: no proof, but if it differs something was damaged on the way. */
  private static Optional<Digest> announced(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Docker-Content-Digest")
        .filter(text -> text.matches("sha256:[0-9a-f]{64}"))
        .map(Digest::parse);
  }

  /**
   * Opens a blob, from the middle if the registry can.
   *
   * @param from the first byte to send
   * @param rotation which of several mirrors comes first; a caller that got bad bytes turns on
   */
  public BlobStream blob(ImageReference image, Descriptor blob, long from, int rotation)
      throws IOException {
    try {
      return anywhere(
          image,
          true,
          rotation,
          scope -> {
            URI uri = scope.place().blob(image.repository(), blob.digest().toString());
            return open(wire.get(uri, scope, range(from)), blob, from);
          });
    } catch (RegistryException e) {
      if (e.problem() == ImageProblem.NOT_FOUND && !blob.urls().isEmpty()) {
        return foreign(image, blob, from, e);
      }
      throw e;
    }
  }

  private BlobStream foreign(
      ImageReference image, Descriptor blob, long from, RegistryException absent)
      throws IOException {
    List<Endpoint> places = Endpoint.of(image.host(), settings);
    Scope scope = new Scope(places.get(places.size() - 1), image.repository());
    IOException last = absent;
    for (String url : blob.urls()) {
      try {
        return open(wire.anonymous(URI.create(url), scope, range(from)), blob, from);
      } catch (InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        last = e;
      } catch (IllegalArgumentException e) {
        last =
            RegistryException.lasting(
                ImageProblem.BAD_MANIFEST, "`" + url + "` of a layer is no address");
      }
    }
    throw last;
  }

  private static Map<String, String> range(long from) {
    return from == 0 ? Map.of() : Map.of("Range", "bytes=" + from + "-");
  }

  private BlobStream open(HttpResponse<InputStream> response, Descriptor blob, long from)
      throws IOException {
    int status = response.statusCode();
    if (status == 206 && from > 0) {
      return new BlobStream(guarded(response), rangeStart(response, from));
    }
    if (status == 416) {
      response.body().close();
      throw RegistryException.corrupt(
          response.uri().getAuthority() + " has fewer bytes of " + blob.digest().brief());
    }
    expect(response, 200, "layer " + blob.digest().brief());
    return new BlobStream(guarded(response), 0);
  }

  private static long rangeStart(HttpResponse<?> response, long asked) throws IOException {
    String range = response.headers().firstValue("Content-Range").orElse("");
    if (!range.startsWith("bytes " + asked + "-")) {
      throw RegistryException.corrupt(
          response.uri().getAuthority() + " sent another part than it was asked for");
    }
    return asked;
  }

  private InputStream guarded(HttpResponse<InputStream> response) {
    return new StallGuard(response.body(), settings.idle(), response.uri().getAuthority(), timers);
  }

  private static void expect(HttpResponse<InputStream> response, int status, String what)
      throws IOException {
    if (response.statusCode() != status) {
      response.body().close();
      throw Answers.fault(
          response.statusCode(), response.headers(), response.uri().getAuthority(), what);
    }
  }

  private static RegistryException corrupt(Scope scope, String what) {
    return RegistryException.corrupt(
        what + " from " + scope.place().base().getAuthority() + " is not what its digest says");
  }

  private <T> T anywhere(ImageReference image, boolean byDigest, int rotation, Try<T> attempt)
      throws IOException {
    List<Endpoint> places =
        Endpoint.of(image.host(), settings).stream()
            .filter(place -> byDigest || !place.digestOnly())
            .collect(Collectors.toList());
    Collections.rotate(places, -rotation);
    IOException last = null;
    for (Endpoint place : places) {
      try {
        return attempt.at(new Scope(place, image.repository()));
      } catch (InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        if (last != null) {
          e.addSuppressed(last);
        }
        last = e;
      }
    }
    throw Objects.requireNonNull(last, "the registry itself is always a place");
  }

  @Override
  public void close() {
    timers.shutdownNow();
  }

  /** One try at one place. */
  private interface Try<T> {
    T at(Scope scope) throws IOException;
  }
}
