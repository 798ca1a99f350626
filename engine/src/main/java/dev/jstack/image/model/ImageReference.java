package dev.jstack.image.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A reference to an image by Docker's grammar, made complete.
 *
 * @param host the registry: name, optional port; {@code docker.io} when none was written
 * @param repository path below the registry; {@code library/…} for one word on docker.io
 * @param tag {@code latest} when neither tag nor digest was written
 * @param digest wins over the tag when both are there
 */
public record ImageReference(
    String host, String repository, Optional<String> tag, Optional<Digest> digest) {
  public static final String HUB = "docker.io";

  private static final Pattern COMPONENT =
      Pattern.compile("[a-z0-9]+(?:(?:\\.|_{1,2}|-+)[a-z0-9]+)*");
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
  private static final Pattern HOST =
      Pattern.compile(
          "(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+\\])(?::[0-9]{1,5})?");
  private static final int LONGEST_NAME = 255;

  /**
   * Reads {@code [host/]path[:tag][@digest]}.
   *
   * @throws ImageException {@link ImageProblem#BAD_REFERENCE}, saying which part is wrong
   */
  public static ImageReference parse(String text) {
    int at = text.indexOf('@');
    Optional<Digest> digest =
        at < 0 ? Optional.empty() : Optional.of(Digest.parse(text.substring(at + 1)));
    String named = at < 0 ? text : text.substring(0, at);
    int colon = named.lastIndexOf(':');
    boolean tagged = colon > named.lastIndexOf('/');
    Optional<String> tag = tagged ? Optional.of(named.substring(colon + 1)) : Optional.empty();
    String name = tagged ? named.substring(0, colon) : named;
    return of(text, name, tag, digest);
  }

  private static ImageReference of(
      String text, String name, Optional<String> tag, Optional<Digest> digest) {
    int slash = name.indexOf('/');
    boolean hosted = slash > 0 && isHost(name.substring(0, slash));
    String host = hosted ? name.substring(0, slash) : HUB;
    String path = hosted ? name.substring(slash + 1) : name;
    if (host.equals("index.docker.io")) {
      host = HUB;
    }
    if (host.equals(HUB) && path.indexOf('/') < 0) {
      path = "library/" + path;
    }
    check(text, host, path, tag);
    boolean latest = tag.isEmpty() && digest.isEmpty();
    return new ImageReference(host, path, latest ? Optional.of("latest") : tag, digest);
  }

  private static boolean isHost(String first) {
    return first.indexOf('.') >= 0
        || first.indexOf(':') >= 0
        || first.equals("localhost")
        || !first.toLowerCase(Locale.ROOT).equals(first);
  }

  private static void check(String text, String host, String path, Optional<String> tag) {
    if (!HOST.matcher(host).matches()) {
      throw bad(text, "`" + host + "` is no registry host");
    }
    if (path.length() > LONGEST_NAME) {
      throw bad(text, "the name is longer than " + LONGEST_NAME + " characters");
    }
    for (String component : path.split("/", -1)) {
      if (!COMPONENT.matcher(component).matches()) {
        throw bad(text, "`" + component + "` in the name " + componentFault(component));
      }
    }
    if (tag.isPresent() && !TAG.matcher(tag.get()).matches()) {
      throw bad(text, "`" + tag.get() + "` is no tag");
    }
  }

  private static String componentFault(String component) {
    if (component.isEmpty()) {
      return "is empty";
    }
    return component.chars().anyMatch(Character::isUpperCase)
        ? "must be lower case"
        : "may have only a-z, 0-9 and single . _ __ - between them";
  }

  /** The tag or digest to ask a registry for; the digest wins. */
  public String target() {
    return digest.map(Digest::toString).or(() -> tag).orElse("latest");
  }

  /** Host and repository: {@code docker.io/library/nginx}. */
  public String name() {
    return host + "/" + repository;
  }

  /** The same with {@code digest} in place of whatever it had; the tag stays for people. */
  public ImageReference withDigest(Digest pinned) {
    return new ImageReference(host, repository, tag, Optional.of(pinned));
  }

  /** The complete form. */
  @Override
  public String toString() {
    return name() + suffix();
  }

  /** The short form that people write: without {@code docker.io/} and {@code library/}. */
  public String familiar() {
    if (!host.equals(HUB)) {
      return toString();
    }
    String path =
        repository.startsWith("library/") && repository.indexOf('/', 8) < 0
            ? repository.substring(8)
            : repository;
    return path + suffix();
  }

  private String suffix() {
    return tag.map(t -> ":" + t).orElse("") + digest.map(d -> "@" + d).orElse("");
  }

  private static ImageException bad(String text, String why) {
    return new ImageException(
        ImageProblem.BAD_REFERENCE, "`" + text + "` is no image reference: " + why);
  }
}
