package dev.jstack.image;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Images of a host that is not there: every reference has two layers. The Windows version comes
 * from the tag where tags of Microsoft's images say it ({@code ltsc2019}, {@code 1809}), so that a
 * plan sees what the build of an image does to isolation; else the image fits the host.
 */
public final class SimulatedImages implements Images {
  private static final Map<String, Integer> BUILDS =
      Map.ofEntries(
          Map.entry("ltsc2016", 14393),
          Map.entry("1809", 17763),
          Map.entry("ltsc2019", 17763),
          Map.entry("1903", 18362),
          Map.entry("1909", 18363),
          Map.entry("2004", 19041),
          Map.entry("20h2", 19042),
          Map.entry("ltsc2022", 20348),
          Map.entry("23h2", 25398),
          Map.entry("ltsc2025", 26100));
  private static final Pattern WORD = Pattern.compile("[a-z0-9]+");
  private static final String ROOT = "C:\\ProgramData\\jstack\\layers\\";

  @Override
  public Optional<ResolvedImage> find(String reference, ImagePlatform platform) {
    if (!platform.os().equals("windows")) {
      return Optional.empty();
    }
    String hash = sha256(reference);
    Optional<String> version =
        buildOf(reference).map(build -> "10.0." + build).or(platform::osVersion);
    String base = sha256("base " + version.orElse(""));
    return Optional.of(
        new ResolvedImage(
            reference,
            "sha256:" + hash,
            List.of(ROOT + hash.substring(0, 16), ROOT + base.substring(0, 16)),
            config(platform, version)));
  }

  private static Optional<Integer> buildOf(String reference) {
    int slash = reference.lastIndexOf('/');
    int colon = reference.indexOf(':', slash + 1);
    if (colon < 0) {
      return Optional.empty();
    }
    Matcher words = WORD.matcher(reference.substring(colon).toLowerCase(Locale.ROOT));
    return words
        .results()
        .flatMap(word -> Optional.ofNullable(BUILDS.get(word.group())).stream())
        .findFirst();
  }

  /** What the image would run, nobody knows: a stand-in that a reader recognises. */
  private static ImageConfig config(ImagePlatform platform, Optional<String> version) {
    return new ImageConfig(
        "windows",
        platform.architecture(),
        version,
        List.of(),
        List.of("(command of the image)"),
        true,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  private static String sha256(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
