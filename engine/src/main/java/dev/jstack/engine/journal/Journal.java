package dev.jstack.engine.journal;

import dev.jstack.engine.state.StateFile;
import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The journal of one convergence: a file of JSON lines.
 *
 * <p>All intents are written and forced to disk once, before the first action; begin and end of
 * each action follow as short lines, not forced: they survive the death of the process, and after a
 * loss of power nothing runs any more, so every intent counts as begun. A line cut off by a crash
 * is passed over.
 */
public final class Journal implements AutoCloseable {
  private static final int FORMAT_VERSION = 1;

  private final Path file;
  private final FileChannel channel;

  private Journal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  private record Line(
      int formatVersion, String mark, Optional<String> node, Optional<JournalEntry> intent) {}

  /** Starts a journal in {@code file} with all that is meant; replaces an older one. */
  public static Journal begin(Path file, List<JournalEntry> intents) {
    StringBuilder text = new StringBuilder();
    for (JournalEntry intent : intents) {
      text.append(line("intent", Optional.empty(), Optional.of(intent)));
    }
    StateFile.write(file, text.toString(), true);
    try {
      return new Journal(file, StateFile.openForAppend(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /** Action {@code node} makes its first native call next. */
  public void begun(String node) {
    append(line("begun", Optional.of(node), Optional.empty()));
  }

  /** Action {@code node} is over: done, or failed and reported. */
  public void ended(String node) {
    append(line("ended", Optional.of(node), Optional.empty()));
  }

  /** Everything is over and known: the file goes. */
  public void finish() {
    close();
    StateFile.delete(file);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + file + ": " + e.getMessage(), e);
    }
  }

  /** What an interrupted convergence may have left half done, in its order; empty when none. */
  public static List<JournalEntry> open(Path file) {
    Map<String, JournalEntry> intents = new LinkedHashMap<>();
    Map<String, JournalEntry> begun = new LinkedHashMap<>();
    for (String text : StateFile.read(file).orElse("").split("\n", -1)) {
      parse(text)
          .ifPresent(
              line -> {
                line.intent().ifPresent(intent -> intents.put(intent.node(), intent));
                line.node().ifPresent(node -> mark(line.mark(), node, intents, begun));
              });
    }
    return List.copyOf(begun.values());
  }

  private static void mark(
      String mark,
      String node,
      Map<String, JournalEntry> intents,
      Map<String, JournalEntry> begun) {
    JournalEntry intent = intents.get(node);
    if (mark.equals("ended")) {
      begun.remove(node);
    } else if (intent != null) {
      begun.put(node, intent);
    }
  }

  private static Optional<Line> parse(String text) {
    try {
      return Optional.of(Json.PLAIN.readLenient(text, Line.class));
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  private synchronized void append(String line) {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(line);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static String line(String mark, Optional<String> node, Optional<JournalEntry> intent) {
    return Json.PLAIN.write(new Line(FORMAT_VERSION, mark, node, intent)) + "\n";
  }
}
