package dev.jstack.image.registry;

import dev.jstack.image.model.ImageProblem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;

/**
 * GET with a login where one is asked for, and redirects followed by hand: a storage service that a
 * registry redirects to must never see the registry's login.
 */
final class Wire {
  private static final int MOST_REDIRECTS = 10;

  private final Sender sender;
  private final Logins logins;

  Wire(Sender sender, Logins logins) {
    this.sender = sender;
    this.logins = logins;
  }

  /** The answer to a GET, whatever its status; the caller closes its body. */
  HttpResponse<InputStream> get(URI uri, Scope scope, Map<String, String> headers)
      throws IOException {
    Optional<String> login = logins.known(scope);
    HttpResponse<InputStream> first = follow(uri, scope, headers, login);
    if (first.statusCode() != 401 || !scope.owns(first.uri())) {
      return first;
    }
    first.body().close();
    String answer = logins.answer(scope, first.headers().allValues("WWW-Authenticate"), login);
    return follow(uri, scope, headers, Optional.of(answer));
  }

  /** A GET of a public address, outside any registry. */
  HttpResponse<InputStream> anonymous(URI uri, Scope scope, Map<String, String> headers)
      throws IOException {
    return follow(uri, scope, headers, Optional.empty());
  }

  private HttpResponse<InputStream> follow(
      URI start, Scope scope, Map<String, String> headers, Optional<String> login)
      throws IOException {
    URI uri = start;
    for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
      HttpRequest.Builder request = HttpRequest.newBuilder(uri);
      headers.forEach(request::header);
      if (login.isPresent() && scope.owns(uri)) {
        request.header("Authorization", login.get());
      }
      HttpResponse<InputStream> response = sender.send(request);
      Optional<String> location = redirect(response);
      if (location.isEmpty()) {
        return response;
      }
      response.body().close();
      uri = target(uri, location.get(), scope);
    }
    throw RegistryException.lasting(
        ImageProblem.UNREACHABLE, start.getAuthority() + " redirects in circles");
  }

  private static Optional<String> redirect(HttpResponse<InputStream> response) {
    return switch (response.statusCode()) {
      case 301, 302, 303, 307, 308 -> response.headers().firstValue("Location");
      default -> Optional.empty();
    };
  }

  private static URI target(URI from, String location, Scope scope) throws IOException {
    URI to;
    try {
      to = from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw RegistryException.lasting(
          ImageProblem.UNREACHABLE, from.getAuthority() + " redirects to something that is no URL");
    }
    boolean web = "https".equals(to.getScheme()) || "http".equals(to.getScheme());
    if (!web || to.getHost() == null || !scope.mayTell(to)) {
      throw RegistryException.lasting(
          ImageProblem.PLAIN_HTTP,
          from.getAuthority()
              + " redirects from https to "
              + to.getScheme()
              + "://"
              + to.getHost());
    }
    return to;
  }
}
