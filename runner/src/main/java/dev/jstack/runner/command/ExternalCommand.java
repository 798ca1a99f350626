package dev.jstack.runner.command;

import dev.jstack.engine.external.ExternalEntry;
import dev.jstack.engine.external.ExternalException;
import dev.jstack.engine.external.ExternalKind;
import dev.jstack.engine.external.ExternalName;
import dev.jstack.engine.external.ExternalStore;
import dev.jstack.runner.ExitCode;
import dev.jstack.runner.console.Console;
import dev.jstack.runner.option.Arguments;
import dev.jstack.runner.option.UsageException;
import dev.jstack.runner.view.ExternalsView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** {@code jstack external ACTION}: the secrets and configs that lie outside of stack files. */
final class ExternalCommand implements Command {

  @Override
  public int run(Invocation invocation) {
    Arguments arguments = invocation.arguments();
    ExternalStore store = ExternalStore.in(invocation.backends().state(arguments).root());
    try {
      switch (arguments.words().get(0)) {
        case "create" -> create(invocation, store);
        case "rm" -> remove(invocation, store);
        default -> list(invocation, store);
      }
      return ExitCode.DONE.number();
    } catch (ExternalException e) {
      throw new CommandException(ExitCode.FAILED, e.text(), e.hints().toArray(new String[0]));
    }
  }

  private static void create(Invocation invocation, ExternalStore store) {
    ExternalName name = name(invocation.arguments());
    store.put(name, content(invocation, name), invocation.arguments().has("replace"));
    invocation.console().tell(name + " is kept");
  }

  private static void remove(Invocation invocation, ExternalStore store) {
    ExternalName name = name(invocation.arguments());
    if (!store.remove(name) && !invocation.arguments().has("force")) {
      throw new CommandException(ExitCode.FAILED, name + " is not there", "jstack external ls");
    }
    invocation.console().tell(name + " is removed; services that have it keep their copy");
  }

  private static void list(Invocation invocation, ExternalStore store) {
    Arguments arguments = invocation.arguments();
    Console console = invocation.console();
    List<ExternalEntry> entries = store.list();
    if (arguments.has("quiet")) {
      entries.forEach(e -> console.answer(e.name().kind().word() + " " + e.name().name()));
    } else if (arguments.value("format", "table").equals("json")) {
      console.answer(ExternalsView.json(entries));
    } else if (entries.isEmpty()) {
      console.tell("nothing is kept · keep a secret: jstack external create secret NAME FILE");
    } else {
      console.answer(ExternalsView.table(entries, console.outputStyle(), console.answerColumns()));
    }
  }

  private static ExternalName name(Arguments arguments) {
    List<String> words = arguments.words();
    if (words.size() < 3) {
      throw new UsageException(
          "`external " + words.get(0) + "` needs a kind and a name",
          "jstack external " + words.get(0) + " secret NAME");
    }
    ExternalKind kind =
        ExternalKind.of(words.get(1))
            .orElseThrow(
                () ->
                    new UsageException(
                        "there is no external `" + words.get(1) + "`", "one of: secret, config"));
    if (!ExternalName.isLegal(words.get(2))) {
      throw new UsageException(
          "`" + words.get(2) + "` is no name of a " + kind.word(), ExternalName.RULE);
    }
    return new ExternalName(kind, words.get(2));
  }

  /** One byte more than may be, at most: the store says what is too much. */
  private static byte[] content(Invocation invocation, ExternalName name) {
    int enough = name.kind().limit() + 1;
    List<String> words = invocation.arguments().words();
    if (words.size() < 4 || words.get(3).equals("-")) {
      return standardInput(invocation, enough);
    }
    Path file = invocation.surroundings().workingDirectory().resolve(words.get(3));
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(enough);
    } catch (NoSuchFileException e) {
      throw new CommandException(ExitCode.FAILED, "there is no file " + file);
    } catch (IOException e) {
      throw new CommandException(ExitCode.FAILED, file + " cannot be read: " + e.getMessage());
    }
  }

  private static byte[] standardInput(Invocation invocation, int enough) {
    if (invocation.console().inputIsTerminal()) {
      throw new UsageException(
          "the content is not typed: the terminal would show it",
          "name a file, or pipe it: … | jstack external create KIND NAME -");
    }
    try {
      return invocation.console().input().readNBytes(enough);
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.FAILED, "standard input cannot be read: " + e.getMessage());
    }
  }
}
