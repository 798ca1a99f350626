package dev.jstack.schema.source;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.tree.SourceText;
import dev.jstack.schema.tree.YamlCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the files of one load, within limits, each once. */
public final class SourceReader {
  private static final int MOST_FILES = 2_000;

  private final Path workingDirectory;
  private final int mostBytes;
  private final Diagnostics diagnostics;
  private final Map<Path, Optional<SourceText>> texts = new LinkedHashMap<>();

  /**
   * Reads relative to {@code workingDirectory}, which names in messages are relative to as well.
   *
   * @param mostBytes what a file may have
   */
  public SourceReader(Path workingDirectory, int mostBytes, Diagnostics diagnostics) {
    this.workingDirectory = workingDirectory;
    this.mostBytes = mostBytes;
    this.diagnostics = diagnostics;
  }

  /** The text of {@code path}; empty with a finding at {@code asker} when it cannot be had. */
  public Optional<SourceText> read(Path path, SourceRange asker) {
    Path file = path.toAbsolutePath().normalize();
    Optional<SourceText> known = texts.get(file);
    if (known != null) {
      return known;
    }
    if (texts.size() == MOST_FILES) {
      add(SourceCode.TOO_MANY_FILES, asker, "more than " + MOST_FILES + " files are read");
      return Optional.empty();
    }
    Optional<SourceText> text = open(file, asker);
    texts.put(file, text);
    return text;
  }

  /** How {@code path} is called in messages. */
  public String nameOf(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    return absolute.startsWith(workingDirectory)
        ? workingDirectory.relativize(absolute).toString()
        : absolute.toString();
  }

  /** The place that stands for {@code path} as a whole. */
  public SourceRange placeOf(Path path) {
    return SourceRange.whole(SourceFile.named(nameOf(path)));
  }

  private Optional<SourceText> open(Path file, SourceRange asker) {
    String name = nameOf(file);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(mostBytes + 1);
      if (bytes.length > mostBytes) {
        diagnostics.add(
            Diagnostic.error(
                YamlCode.TOO_LARGE,
                asker,
                "the file `" + name + "` has more than " + mostBytes + " bytes"));
        return Optional.empty();
      }
      return SourceText.decode(name, bytes, diagnostics);
    } catch (NoSuchFileException e) {
      add(SourceCode.NOT_FOUND, asker, "the file `" + name + "` does not exist");
    } catch (AccessDeniedException e) {
      add(SourceCode.NOT_READABLE, asker, "no permission to read the file `" + name + "`");
    } catch (IOException e) {
      if (Files.isDirectory(file)) {
        directory(file, name, asker);
      } else {
        add(
            SourceCode.NOT_READABLE,
            asker,
            "cannot read the file `" + name + "`: " + e.getMessage());
      }
    }
    return Optional.empty();
  }

  /** Somebody named the folder of a stack: what can be meant is said in the words to type. */
  private void directory(Path folder, String name, SourceRange asker) {
    Optional<Path> inside = Discovery.in(folder);
    String cure =
        inside.isPresent()
            ? "name the file in it: " + nameOf(inside.get())
            : "name a file; there is no stack file in this directory";
    diagnostics.add(
        Diagnostic.error(
                SourceCode.NOT_READABLE, asker, "`" + name + "` is a directory, not a file")
            .withHint(cure));
  }

  private void add(SourceCode code, SourceRange place, String message) {
    diagnostics.add(Diagnostic.error(code, place, message).withHint(code.cure()));
  }
}
