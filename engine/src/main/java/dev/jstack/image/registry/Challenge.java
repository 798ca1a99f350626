package dev.jstack.image.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way to log in that a {@code WWW-Authenticate} header offers.
 *
 * @param scheme {@code basic}, {@code bearer} …
 * @param parameters by name in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {
  /** A parameter, or the word that starts the next challenge of the same header. */
  private static final Pattern PART =
      Pattern.compile(
          "\\s*,?\\s*(?:([\\w!#$%&'*+.^`|~-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,]+))"
              + "|([\\w-]+)(?=\\s|,|$))");

  /** All challenges of all headers, in their order. */
  static List<Challenge> parse(List<String> headers) {
    List<Challenge> challenges = new ArrayList<>();
    for (String header : headers) {
      Matcher part = PART.matcher(header);
      while (part.lookingAt() && part.end() > part.start()) {
        take(part, challenges);
        part.region(part.end(), header.length());
      }
    }
    return challenges;
  }

  private static void take(Matcher part, List<Challenge> challenges) {
    if (part.group(4) != null) {
      String scheme = part.group(4).toLowerCase(Locale.ROOT);
      challenges.add(new Challenge(scheme, new LinkedHashMap<>()));
    } else if (!challenges.isEmpty()) {
      String value =
          part.group(2) != null ? part.group(2).replaceAll("\\\\(.)", "$1") : part.group(3);
      Challenge last = challenges.get(challenges.size() - 1);
      last.parameters().put(part.group(1).toLowerCase(Locale.ROOT), value);
    }
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }
}
