package dev.jstack.schema.tree;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.diagnostic.SourceRange;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Text to trees. Works on the parser's events: the engine's own constructor loses places, raw text
 * and tags, and its node composer takes twice the time.
 */
public final class YamlReader {
  private static final int LEAST_BUFFER = 1024;

  private final YamlLimits limits;

  public YamlReader(YamlLimits limits) {
    this.limits = limits;
  }

  /**
   * The documents of {@code text}, in order; empty when the text is refused, with the reasons in
   * {@code diagnostics}.
   */
  public Optional<List<Document>> read(SourceFile file, String text, Diagnostics diagnostics) {
    Optional<Node> plain = PlainReader.read(file, text);
    if (plain.isPresent()) {
      return Optional.of(List.of(new Document(plain.get(), List.of())));
    }
    return readByEngine(file, text, diagnostics);
  }

  /** The same by the YAML engine, which knows all of YAML, and what is wrong with a text. */
  Optional<List<Document>> readByEngine(SourceFile file, String text, Diagnostics diagnostics) {
    Diagnostics found = new Diagnostics();
    try {
      List<Document> documents = compose(file, text, found);
      diagnostics.addAll(found.sorted());
      return found.hasErrors() ? Optional.empty() : Optional.of(documents);
    } catch (Refusal refusal) {
      found.add(refusal.diagnostic());
    } catch (MarkedYamlEngineException e) {
      found.add(new SyntaxFinding(file).of(e));
    } catch (ReaderException e) {
      found.add(new SyntaxFinding(file).of(e, text));
    } catch (IllegalArgumentException e) { // the engine's scanner, of an escape cut short
      found.add(new SyntaxFinding(file).ofEscape(text));
    } catch (YamlEngineException e) {
      found.add(
          Diagnostic.error(
              YamlCode.SYNTAX, SourceRange.whole(file), String.valueOf(e.getMessage())));
    }
    diagnostics.addAll(found.sorted());
    return Optional.empty();
  }

  private List<Document> compose(SourceFile file, String text, Diagnostics found) {
    // With the default buffer of 1 KiB the engine copies a long scalar once for each refill:
    // quadratic, 2.6 s for 4 MB. With all of the text in one buffer it is 33 ms.
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file.name())
            .setBufferSize(Math.max(LEAST_BUFFER, text.length() + 1))
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();
    return new Composer(file, limits, found)
        .documents(new Parse(settings).parseString(text).iterator());
  }
}
