package dev.jstack.image.registry;

import dev.jstack.image.model.ImageProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** One request, one answer: with a time-out, and with the JDK's failures put in words. */
final class Sender {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final HttpClient client;
  private final Duration answer;

  Sender(ProxyRules proxies, Duration answer) {
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            // One connection a blob: HTTP/2 would put all of them into one flow-control window.
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(proxies.selector())
            .connectTimeout(CONNECT.compareTo(answer) < 0 ? CONNECT : answer)
            .build();
    this.answer = answer;
  }

  HttpResponse<InputStream> send(HttpRequest.Builder builder) throws IOException {
    HttpRequest request = builder.timeout(answer).header("User-Agent", "jstack").build();
    String who = request.uri().getAuthority();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for " + who);
    } catch (HttpTimeoutException e) {
      throw RegistryException.passing(
          ImageProblem.STALLED,
          who + " did not answer within " + answer.toMillis() + " ms",
          Optional.empty());
    } catch (SSLException e) {
      throw tls(who, e);
    } catch (ConnectException e) {
      throw RegistryException.passing(
          ImageProblem.UNREACHABLE, who + " cannot be reached: " + reason(e), Optional.empty());
    }
  }

  private static RegistryException tls(String who, SSLException e) {
    String text = String.valueOf(e.getMessage());
    return text.contains("Unsupported or unrecognized SSL message")
        ? RegistryException.lasting(
            ImageProblem.PLAIN_HTTP, who + " does not speak https (it may speak plain http)")
        : RegistryException.lasting(
            ImageProblem.UNREACHABLE, "no secure connection to " + who + ": " + text);
  }

  private static String reason(ConnectException e) {
    if (e.getMessage() != null) {
      return e.getMessage();
    }
    boolean unresolved = String.valueOf(e.getCause()).contains("Unresolved");
    return unresolved ? "the name is not known" : "connection refused";
  }
}
