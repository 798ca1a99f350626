package dev.jstack.runner.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks published ports. */
final class Http {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Http() {}

  /** The body; the failure in words when nobody answers. */
  static String get(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)).GET());
  }

  static String post(String url, String body) {
    return send(HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString(body)));
  }

  private static String send(HttpRequest.Builder request) {
    try {
      HttpRequest whole = request.timeout(Duration.ofSeconds(5)).build();
      return CLIENT.send(whole, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return "no answer: " + e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
