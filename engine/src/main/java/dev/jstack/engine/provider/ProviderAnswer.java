package dev.jstack.engine.provider;

import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What a program says while it runs: a JSON object a line, with {@code type} and {@code message}.
 * What is wrong with a line is told without the line: it may hold a secret.
 */
final class ProviderAnswer {
  private static final int MOST_VARIABLES = 1000;
  private static final int LONGEST_VALUE = 32_767;
  private static final Pattern NAME = Pattern.compile("[^=\\x00\\s]+");

  private final Consumer<String> progress;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Map<String, String> rawVariables = new LinkedHashMap<>();
  private Optional<String> error = Optional.empty();
  private int lines;

  ProviderAnswer(Consumer<String> progress) {
    this.progress = progress;
  }

  /** One message; {@code type} and {@code message} are both texts. */
  private record Message(String type, String message) {}

  synchronized void line(String line) {
    lines++;
    if (line.isBlank() || error.isPresent()) {
      return;
    }
    try {
      take(Json.PLAIN.readLenient(line, Message.class));
    } catch (JsonException e) {
      fail("line " + lines + " of its output is no message");
    }
  }

  private void take(Message message) {
    switch (message.type()) {
      case "info" -> progress.accept(message.message().lines().findFirst().orElse(""));
      case "error" -> fail(message.message().strip());
      case "setenv" -> set(variables, message.message());
      case "rawsetenv" -> set(rawVariables, message.message());
      case "debug" -> {
        // for who writes the program
      }
      default -> fail("line " + lines + " of its output is of no known type");
    }
  }

  private void set(Map<String, String> into, String text) {
    int equals = text.indexOf('=');
    boolean good =
        equals > 0
            && NAME.matcher(text.substring(0, equals)).matches()
            && text.length() - equals <= LONGEST_VALUE
            && text.indexOf('\0') < 0
            && into.size() < MOST_VARIABLES;
    if (good) {
      into.put(text.substring(0, equals), text.substring(equals + 1));
    } else {
      fail("line " + lines + " of its output sets no variable");
    }
  }

  synchronized void fail(String reason) {
    error = error.or(() -> Optional.of(reason.isEmpty() ? "it failed without a word" : reason));
  }

  /** Why it failed, by what it said. */
  synchronized Optional<String> error() {
    return error;
  }

  synchronized Map<String, String> variables() {
    return new LinkedHashMap<>(variables);
  }

  synchronized Map<String, String> rawVariables() {
    return new LinkedHashMap<>(rawVariables);
  }
}
