package dev.jstack.runner.command;

import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HResults;
import dev.jstack.runner.ExitCode;
import dev.jstack.runner.option.UsageException;
import dev.jstack.schema.describe.Explanations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code jstack explain}: the page of an error code or of an attribute. */
final class ExplainCommand implements Command {
  private static final int WIDEST = 100;

  @Override
  public int run(Invocation invocation) {
    List<String> words = invocation.arguments().words();
    int width = Math.min(WIDEST, invocation.console().columns());
    Explanations explanations = new Explanations(Codes.catalog(), width);
    if (words.isEmpty()) {
      invocation.console().answer("jstack explain JS2104           what an error code means");
      invocation.console().answer("jstack explain services.ports   what an attribute means");
      invocation.console().answer("jstack explain 0x803b0013       what a code of the host means");
      return ExitCode.DONE.number();
    }
    Optional<String> page =
        explanations.page(words.get(0)).or(() -> hostCode(words.get(0), explanations));
    if (page.isEmpty()) {
      throw unknown(words.get(0), explanations.suggestions(words.get(0)));
    }
    invocation.console().answer(page.get().stripTrailing());
    return ExitCode.DONE.number();
  }

  /** A code that HCS, HCN, Windows or a program answered with, as a number or by name. */
  private static Optional<String> hostCode(String word, Explanations explanations) {
    return HResults.find(word).map(result -> page(result, explanations));
  }

  private static String page(HResult result, Explanations explanations) {
    return "0x%08X: %s%n%n%s%n%s%n%s"
        .formatted(
            result.code(),
            result.name(),
            explanations.paragraph(result.meaning()),
            explanations.paragraph(result.cause()),
            explanations.paragraph(result.cure()));
  }

  private static UsageException unknown(String topic, List<String> near) {
    List<String> hints = new ArrayList<>();
    if (!near.isEmpty()) {
      hints.add(
          "did you mean " + String.join(", ", near.subList(0, Math.min(4, near.size()))) + "?");
    }
    hints.add("jstack explain services lists the attributes of a service");
    return new UsageException("there is no page about `" + topic + "`", hints);
  }
}
