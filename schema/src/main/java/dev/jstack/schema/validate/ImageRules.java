package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether `image` can name one: registry, path, tag and digest by the grammar of the reference
 * implementation, distribution/reference. A warning only, for often a variable is not set where a
 * stack is merely looked at; a plan for a host that is there refuses it.
 */
final class ImageRules {
  private static final String PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
  private static final String LABEL = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
  private static final String REGISTRY =
      "(?:" + LABEL + "(?:\\." + LABEL + ")*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?";
  private static final String NAME = "(?:" + REGISTRY + "/)?" + PART + "(?:/" + PART + ")*";
  private static final String TAG = "(?::[\\w][\\w.-]{0,127})?";
  private static final String DIGEST =
      "(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?";
  private static final Pattern REFERENCE = Pattern.compile(NAME + TAG + DIGEST);

  /** Longer ones are no references either, and patterns take their time over them. */
  private static final int LONGEST = 512;

  private ImageRules() {}

  static void check(StackView stack, Diagnostics out) {
    for (View service : stack.having("image")) {
      String image = service.text("image");
      if (!image.isEmpty() && !isReference(image)) {
        out.add(
            Diagnostic.warning(
                    MeaningCode.NO_REFERENCE,
                    service.place("image"),
                    "%s`%s` names no image, so no host has it"
                        .formatted(WindowsProcessRules.of(service), image))
                .withHint(hint(image)));
      }
    }
  }

  static boolean isReference(String image) {
    return image.length() <= LONGEST && REFERENCE.matcher(image).matches();
  }

  private static String hint(String image) {
    String lower = image.toLowerCase(Locale.ROOT);
    return !image.equals(lower) && isReference(lower)
        ? "names of images are in lower case: " + lower
        : "write [registry/]path[:tag][@digest], such as registry.local/shop/web:1.2";
  }
}
