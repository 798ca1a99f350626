package dev.jstack.image.registry;

import dev.jstack.image.model.ImageProblem;
import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import dev.jstack.json.JsonName;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers challenges: Basic from the credentials, Bearer by asking the token server. A header is
 * kept until it is refused; several downloads that are refused at once ask for one new token.
 */
final class Logins {
  private static final int LONGEST_TOKEN = 1 << 20;

  private final Sender sender;
  private final CredentialStore store;
  private final Map<Scope, String> headers = new HashMap<>();

  Logins(Sender sender, CredentialStore store) {
    this.sender = sender;
    this.store = store;
  }

  /** The header that worked last. */
  synchronized Optional<String> known(Scope scope) {
    return Optional.ofNullable(headers.get(scope));
  }

  /**
   * A header that answers a refusal.
   *
   * @param refused the header that was sent, if any
   */
  synchronized String answer(Scope scope, List<String> challengeHeaders, Optional<String> refused)
      throws IOException {
    Optional<String> current = known(scope);
    if (current.isPresent() && !current.equals(refused)) {
      return current.get();
    }
    String header = fresh(scope, Challenge.parse(challengeHeaders));
    if (refused.filter(header::equals).isPresent()) {
      throw refusal(scope, "does not accept the login");
    }
    headers.put(scope, header);
    return header;
  }

  private String fresh(Scope scope, List<Challenge> challenges) throws IOException {
    Optional<Credentials> login = store.find(scope.place().account());
    for (Challenge challenge : challenges) {
      if (challenge.scheme().equals("bearer")) {
        return "Bearer " + token(scope, challenge, login);
      }
    }
    boolean basic = challenges.stream().anyMatch(c -> c.scheme().equals("basic"));
    if (!basic) {
      throw refusal(scope, "asks for a way to log in that is neither Basic nor Bearer");
    }
    Credentials user =
        login.orElseThrow(() -> refusal(scope, "asks for a login and there is none"));
    if (user.isIdentityToken()) {
      throw refusal(scope, "asks for a password and Docker's config has a token only");
    }
    return user.basicHeader();
  }

  private String token(Scope scope, Challenge challenge, Optional<Credentials> login)
      throws IOException {
    URI realm = realm(scope, challenge);
    HttpRequest.Builder request =
        login.filter(Credentials::isIdentityToken).isPresent()
            ? refresh(realm, scope, challenge, login.get())
            : direct(realm, scope, challenge, login);
    HttpResponse<InputStream> response = sender.send(request);
    try (var body = response.body()) {
      if (response.statusCode() != 200) {
        throw Answers.fault(
            response.statusCode(), response.headers(), "the token server " + realm.getHost(), "");
      }
      return read(body.readNBytes(LONGEST_TOKEN), realm);
    }
  }

  private static URI realm(Scope scope, Challenge challenge) throws IOException {
    try {
      URI realm = URI.create(challenge.parameter("realm"));
      if (realm.getHost() != null && realm.getScheme() != null && scope.mayTell(realm)) {
        return realm;
      }
    } catch (IllegalArgumentException e) {
      // Reported below, as every other realm that cannot be used.
    }
    throw refusal(
        scope,
        "names the token server `" + challenge.parameter("realm") + "`, which is no https address");
  }

  private static HttpRequest.Builder direct(
      URI realm, Scope scope, Challenge challenge, Optional<Credentials> login) {
    String query =
        "service=" + encode(challenge.parameter("service")) + "&scope=" + scope(scope, challenge);
    String separator = realm.getRawQuery() == null ? "?" : "&";
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(realm + separator + query));
    login.ifPresent(user -> request.header("Authorization", user.basicHeader()));
    return request;
  }

  private static HttpRequest.Builder refresh(
      URI realm, Scope scope, Challenge challenge, Credentials login) {
    String form =
        "grant_type=refresh_token&client_id=jstack&service="
            + encode(challenge.parameter("service"))
            + "&scope="
            + scope(scope, challenge)
            + "&refresh_token="
            + encode(login.secret());
    return HttpRequest.newBuilder(realm)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form));
  }

  private static String scope(Scope scope, Challenge challenge) {
    String asked = challenge.parameter("scope");
    return encode(asked.isEmpty() ? scope.bearerScope() : asked);
  }

  private static String read(byte[] body, URI realm) throws IOException {
    try {
      Token token = Json.PLAIN.readLenient(new String(body, StandardCharsets.UTF_8), Token.class);
      Optional<String> text = token.token().or(token::accessToken);
      if (text.isPresent()) {
        return text.get();
      }
    } catch (JsonException e) {
      // The same as an answer without a token.
    }
    throw RegistryException.lasting(
        ImageProblem.NOT_ALLOWED, "the token server " + realm.getHost() + " gave no token");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static RegistryException refusal(Scope scope, String what) {
    return RegistryException.lasting(
        ImageProblem.NOT_ALLOWED,
        scope.place().account() + " " + what + " (repository " + scope.repository() + ")");
  }

  /** What a token server answers. */
  record Token(Optional<String> token, @JsonName("access_token") Optional<String> accessToken) {
    @Override
    public String toString() {
      return "Token[***]";
    }
  }
}
