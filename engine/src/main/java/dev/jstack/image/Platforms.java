package dev.jstack.image;

import dev.jstack.host.WindowsVersion;
import dev.jstack.image.ImagePlatform.Fit;
import dev.jstack.image.select.Wanted;
import java.util.Locale;

/** Platforms as engines name them, put to the selector and to people. */
final class Platforms {
  private Platforms() {}

  static Wanted wanted(ImagePlatform platform) {
    return new Wanted(
        platform.os(),
        platform.architecture(),
        platform.variant(),
        platform.osVersion().map(WindowsVersion::parse),
        platform.fit() != Fit.HYPERV,
        platform.fit() != Fit.PROCESS,
        platform.pin());
  }

  /** {@code windows/amd64 on build 20348 in process isolation}. */
  static String words(ImagePlatform platform) {
    String machine =
        platform.os()
            + "/"
            + platform.architecture()
            + platform.variant().map(v -> "/" + v).orElse("");
    String host = platform.osVersion().map(v -> " on Windows " + v).orElse("");
    String isolation =
        platform.fit() == Fit.ANY || platform.osVersion().isEmpty()
            ? ""
            : " in " + platform.fit().toString().toLowerCase(Locale.ROOT) + " isolation";
    String pinned = platform.pin().map(v -> " with version " + v).orElse("");
    return machine + pinned + host + isolation;
  }
}
