package dev.jstack.schema.tree;

import org.jspecify.annotations.Nullable;

/** The two tags by which an override file clears what was loaded before it. */
enum ClearingTag {
  RESET,
  OVERRIDE;

  static @Nullable ClearingTag of(String tag) {
    return switch (tag) {
      case "!reset" -> RESET;
      case "!override" -> OVERRIDE;
      default -> null;
    };
  }
}
